/** A rich text: an editor near the window, the same look as plain HTML elsewhere and for who only reads. */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type * as Y from 'yjs';
import { richHtml } from '../../model/print/rich.ts';
import { readRichText } from '../../model/rich-text.ts';
import { useMayWrite, useOthersIn, useSession } from '../sync/context.tsx';
import { padOf, type At } from '../sync/spot.ts';
import { unknownContent } from '../sync/session.ts';
import { derived, useStore } from '../sync/store.ts';
import { isKnown } from './binding.ts';
import { RichEditor } from './rich-editor.tsx';
import { useNear } from './near.ts';

export interface RichFieldProps {
  readonly at: At;
  readonly path: string;
  readonly label: string;
  /** What to write here, while it is empty. */
  readonly empty: string;
  readonly wanted?: boolean;
  /** Numbered articles are offered. */
  readonly articles?: boolean;
}

/** A rich text of the document. */
export function RichField(props: RichFieldProps) {
  const { at, path, label, empty, wanted = false } = props;
  const fragment = at.place.rich(path);
  const box = useRef<HTMLDivElement>(null);
  const pad = padOf(at, path);
  const others = useOthersIn(pad);
  const editing = useEditing(box, fragment);
  return (
    <div
      ref={box}
      className={`rijk ${editing ? 'bewerkt' : ''} ${wanted ? 'gevraagd' : ''} ${others[0] ? `bezet mens-${others[0].kleur}` : ''}`}
      data-pad={pad}
    >
      {editing && fragment ? (
        <RichEditor fragment={fragment} pad={pad} label={label} empty={empty} articles={props.articles ?? false} />
      ) : (
        <Static fragment={fragment} empty={empty} label={label} />
      )}
    </div>
  );
}

/** Whether the editor is there: near the window, or while it has the focus; never for content we do not know. */
function useEditing(box: RefObject<HTMLDivElement | null>, fragment: Y.XmlFragment | undefined): boolean {
  const session = useSession();
  const mayWrite = useMayWrite();
  const near = useNear(box);
  const [focused, setFocused] = useState(false);
  const known = useMemo(() => fragment !== undefined && isKnown(fragment), [fragment]);
  useEffect(() => {
    if (fragment && !known) session.barrier.set(unknownContent());
  }, [fragment, known, session]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => setFocused(element.contains(document.activeElement));
    const leave = (): void => queueMicrotask(look);
    element.addEventListener('focusin', look);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', look);
      element.removeEventListener('focusout', leave);
    };
  }, [box]);
  return mayWrite && known && (near || focused);
}

function Static({ fragment, empty, label }: { fragment: Y.XmlFragment | undefined; empty: string; label: string }) {
  const mayWrite = useMayWrite();
  const html = useStore(useMemo(() => htmlStore(fragment), [fragment]));
  if (html === '') return <p className="rijk-leeg">{mayWrite ? empty : '–'}</p>;
  return <div className="rijk-tekst" role="group" aria-label={label} dangerouslySetInnerHTML={{ __html: html }} />;
}

function htmlStore(fragment: Y.XmlFragment | undefined) {
  return derived<string>(
    (changed) => {
      fragment?.observeDeep(changed);
      return () => fragment?.unobserveDeep(changed);
    },
    () => (fragment && isKnown(fragment) ? richHtml(readRichText(fragment), { headingLevel: 3, keepEmpty: true }) : ''),
  );
}
