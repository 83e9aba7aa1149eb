/**
 * A record of a long list, far from the window: its number, title and text, and none of its fields. Two
 * hundred acties have fifteen thousand fields' worth of page; people look at three at a time.
 */
import { memo, useEffect, useMemo, useRef, useState, type ComponentType, type RefObject } from 'react';
import type * as Y from 'yjs';
import { numberOf, type Numbered } from '../../model/numbering.ts';
import { recordPlace } from '../../model/place.ts';
import { richHtml } from '../../model/print/rich.ts';
import { readRichText } from '../../model/rich-text.ts';
import { WILL_JUMP } from '../sync/jump.ts';
import { derived, useStore, type Store } from '../sync/store.ts';
import { watchNearIn } from './near-list.ts';
import type { RecordViewProps } from './record.tsx';
import { forget, unhurried } from './unhurried.ts';

/** What of a record stands there for who searches or scrolls past. */
export interface QuietForm {
  readonly kind: Numbered;
  readonly title: string;
  readonly text: { readonly rich: string } | { readonly plain: string };
}

interface QuietlyProps extends RecordViewProps {
  readonly record: Y.Map<unknown>;
  readonly form: QuietForm;
  readonly View: ComponentType<RecordViewProps>;
  /** The list; its children are the records. */
  readonly list: RefObject<HTMLElement | null>;
}

/** The record with its fields while it is near the window, has the focus or is gone to; quiet otherwise. */
export const Quietly = memo(function Quietly({ record, form, View, list, ...props }: QuietlyProps) {
  const { nth, at } = props;
  const { near, height } = useAwake(at.pad, nth, list);
  if (near) return <View {...props} />;
  return <Quiet pad={at.pad} nth={nth} record={record} form={form} height={height} />;
});

interface QuietProps extends Pick<QuietlyProps, 'nth' | 'record' | 'form'> {
  readonly pad: string;
  /** How high it was with its fields, in px; 0 when it has not been drawn so yet. */
  readonly height: number;
}

function Quiet({ pad, nth, record, form, height }: QuietProps) {
  const [title, html] = useStore(useMemo(() => wordsOf(record, form), [record, form]));
  const number = numberOf(form.kind, nth);
  return (
    <section
      className="stuk rustig"
      data-pad={pad}
      aria-label={number}
      tabIndex={-1}
      style={height > 0 ? { minHeight: height } : undefined}
    >
      <span className="nr">{number}</span>
      <div className="stuk-lijf">
        <p className="stuk-titel">{title}</p>
        <div className="rijk-tekst" dangerouslySetInnerHTML={{ __html: html }} />
      </div>
    </section>
  );
}

/** Title, and text as HTML; a moment behind what others write, since nobody sees it there. */
function wordsOf(record: Y.Map<unknown>, { title, text }: QuietForm): Store<readonly [string, string]> {
  const place = recordPlace(record);
  return derived<readonly [string, string]>(
    (changed) => {
      const soon = (): void => unhurried(changed);
      record.observeDeep(soon);
      return () => {
        record.unobserveDeep(soon);
        forget(changed);
      };
    },
    () => [place.text(title)?.toJSON() ?? '', htmlOf(record, text)],
    (a, b) => a[0] === b[0] && a[1] === b[1],
  );
}

function htmlOf(record: Y.Map<unknown>, text: QuietForm['text']): string {
  const place = recordPlace(record);
  if ('plain' in text) return escaped(place.text(text.plain)?.toJSON() ?? '');
  const fragment = place.rich(text.rich);
  try {
    return fragment ? richHtml(readRichText(fragment), { headingLevel: 3, keepEmpty: true }) : '';
  } catch {
    // Content this version does not know: the editor, once it is near, says so.
    return '';
  }
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** After someone was led here, before the page has come to rest, in ms. */
const LED_MS = 3000;

/** Awake near the window, and as soon as someone is led to it; asleep again once it is far and has no focus. */
function useAwake(pad: string, nth: number, list: RefObject<HTMLElement | null>): { near: boolean; height: number } {
  const [state, setState] = useState({ near: false, height: 0 });
  const led = useRef(-Infinity);
  useEffect(() => {
    const jump = (event: Event): void => {
      const target: unknown = (event as CustomEvent).detail;
      if (typeof target !== 'string' || (target !== pad && !target.startsWith(`${pad}/`))) return;
      led.current = performance.now();
      setState((before) => ({ ...before, near: true }));
    };
    window.addEventListener(WILL_JUMP, jump);
    return () => window.removeEventListener(WILL_JUMP, jump);
  }, [pad]);
  useEffect(() => {
    if (!list.current) return undefined;
    const { children } = list.current;
    return watchNearIn(list.current, nth, state.near, (near) => {
      const element = children[nth];
      if (near) return setState((before) => (before.near ? before : { ...before, near }));
      const busy = element?.contains(document.activeElement) || performance.now() - led.current < LED_MS;
      const height = Math.round(element?.getBoundingClientRect().height ?? 0);
      if (!busy) setState((before) => (before.near ? { near, height } : before));
    });
  }, [list, nth, state.near]);
  return state;
}
