/** Carets and selections of others in plain text fields: a mirror of the field's text lies over it. */
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { typeAt } from '../../model/pads.ts';
import { useSession } from '../sync/context.tsx';
import { colourOf } from '../sync/presence.ts';
import { derived, sameJson, useStore } from '../sync/store.ts';
import type { Ground } from './beside.tsx';
import { boxOf, fieldAt } from './geometry.ts';
import type { FieldCaret } from './tell.ts';

interface Shown {
  readonly client: number;
  readonly naam: string;
  readonly kleur: number;
  readonly pad: string;
  readonly text: string;
  readonly anchor: number;
  readonly head: number;
}

/** The carets of everyone else. */
export function FieldCarets({ layout, root }: Ground) {
  const { awareness, doc } = useSession();
  const shown = useStore(useMemo(() => caretStore(awareness, doc), [awareness, doc]));
  return shown.map((caret) => <Mirror key={caret.client} caret={caret} layout={layout} {...(root ? { root } : {})} />);
}

function caretStore(awareness: Awareness, doc: Y.Doc) {
  return derived<readonly Shown[]>(
    (changed) => {
      let carets = readCarets(awareness, doc).length;
      const moved = (): void => {
        carets = readCarets(awareness, doc).length;
        changed();
      };
      const edited = (): void => {
        if (carets > 0) changed();
      };
      awareness.on('change', moved);
      doc.on('update', edited);
      return () => {
        awareness.off('change', moved);
        doc.off('update', edited);
      };
    },
    () => readCarets(awareness, doc),
    sameJson,
  );
}

function readCarets(awareness: Awareness, doc: Y.Doc): Shown[] {
  return [...awareness.getStates()].flatMap(([client, { user, veld }]): Shown[] => {
    if (client === awareness.clientID || typeof veld !== 'object' || veld === null) return [];
    const { pad, anchor, head } = veld as Partial<FieldCaret>;
    const text = typeof pad === 'string' ? typeAt(doc, pad) : undefined;
    if (pad === undefined || !(text instanceof Y.Text)) return [];
    const [from, to] = [indexIn(doc, text, anchor), indexIn(doc, text, head)];
    if (from === null || to === null) return [];
    const { name, color } = (user ?? {}) as { name?: unknown; color?: unknown };
    const who = { client, naam: typeof name === 'string' ? name : '', kleur: colourOf(color, client) };
    return [{ ...who, pad, text: text.toJSON(), anchor: from, head: to }];
  });
}

function indexIn(doc: Y.Doc, text: Y.Text, position: unknown): number | null {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
    return found && found.type === (text as unknown) ? found.index : null;
  } catch {
    return null;
  }
}

/** What decides where letters stand. */
const COPIED = [
  'font',
  'letterSpacing',
  'lineHeight',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'textIndent',
  'textTransform',
  'textAlign',
  'textWrapStyle',
  'tabSize',
] as const;

function Mirror({ caret, layout, root }: Ground & { caret: Shown }) {
  const box = useRef<HTMLDivElement>(null);
  const { pad, text, anchor, head, kleur, naam } = caret;
  const place = useCallback(() => {
    const field = fieldAt(pad, root);
    const mirror = box.current;
    if (!mirror) return;
    mirror.hidden = !(field instanceof HTMLTextAreaElement);
    if (!field) return;
    const style = getComputedStyle(field);
    for (const name of COPIED) if (name in style) Object.assign(mirror.style, { [name]: style[name as never] });
    const { left, top, width, height } = boxOf(field, root);
    Object.assign(mirror.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }, [pad, root]);
  useLayoutEffect(place, [place, text, layout]);
  const [start, end] = [Math.min(anchor, head), Math.max(anchor, head)];
  const mark = (
    <span className={`caret mens-${kleur}`} data-client={caret.client}>
      <span className="caret-naam">{naam}</span>
    </span>
  );
  return (
    <div ref={box} className={`veld-spiegel mens-${kleur}`} aria-hidden="true">
      {text.slice(0, start)}
      {head === start ? mark : null}
      {start < end ? <span className={`selectie mens-${kleur}`}>{text.slice(start, end)}</span> : null}
      {head === start ? null : mark}
      {text.slice(end)}
      {'\u200b'}
    </div>
  );
}
