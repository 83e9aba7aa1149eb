/** A rich text that began as the template's: says so quietly until someone writes in it. */
import { useMemo } from 'react';
import type * as Y from 'yjs';
import { richHtml } from '../../model/print/rich.ts';
import { readRichText, type RichText } from '../../model/rich-text.ts';
import { isKnown } from '../text/binding.ts';
import { RichField, type RichFieldProps } from '../text/rich-field.tsx';
import { derived, useStore, type Store } from '../sync/store.ts';

/** `template` is the text it started with, where there is one. */
export function StartText({ template, ...field }: RichFieldProps & { readonly template: RichText | undefined }) {
  const fragment = field.at.place.rich(field.path);
  const untouched = useStore(useMemo(() => untouchedStore(fragment, template), [fragment, template]));
  return (
    <div className="met-start">
      {untouched ? (
        <span className="start-merk" title="Deze tekst komt uit het sjabloon. Pas hem aan of laat hem staan.">
          Starttekst
        </span>
      ) : null}
      <RichField {...field} />
    </div>
  );
}

const NEVER: Store<boolean> = { get: () => false, subscribe: () => () => undefined };

function untouchedStore(fragment: Y.XmlFragment | undefined, template: RichText | undefined): Store<boolean> {
  const start = template ? richHtml(template) : '';
  if (!fragment || start === '') return NEVER;
  return derived(
    (changed) => {
      fragment.observeDeep(changed);
      return () => fragment.unobserveDeep(changed);
    },
    () => isKnown(fragment) && richHtml(readRichText(fragment)) === start,
  );
}
