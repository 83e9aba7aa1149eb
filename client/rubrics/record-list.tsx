/** A list of records in reading order: what happens in one record draws no other again. */
import { memo, useRef, type ComponentType, type DragEvent } from 'react';
import type * as Y from 'yjs';
import type { Entry } from '../sync/hooks.ts';
import { recordAt, type At } from '../sync/spot.ts';
import { createLine } from './drag.ts';
import type { RecordEdits } from './edits.ts';
import { Quietly, type QuietForm } from './quiet.tsx';
import type { RecordViewProps } from './record.tsx';

interface RecordListProps {
  /** The path of the list: /acties. */
  readonly pad: string;
  readonly entries: readonly Entry[];
  readonly edits: RecordEdits;
  /** How one record is drawn; made with {@link recordView}. */
  readonly View: ComponentType<RecordViewProps>;
  readonly outside?: Outside;
  /** What stands there, in a long list, of a record far from the window. */
  readonly quiet?: QuietForm;
}
/** Things from elsewhere that may be dropped between the records. */
interface Outside {
  /** Their type in a DataTransfer. */
  readonly type: string;
  readonly onDrop: (value: string, index: number) => void;
}

/** How a record is drawn, and drawn again only when its number or place changes. */
export const recordView = (view: ComponentType<RecordViewProps>): ComponentType<RecordViewProps> => memo(view);

/** From here on, records far from the window have no fields until they come near. */
const LONG = 8;

const held = new WeakMap<Y.Map<unknown>, At>();

/** The same place for the same record, so that a drawn record stays as it is. */
function stableAt(pad: string, { id, record }: Entry): At {
  const at = held.get(record) ?? recordAt(pad, id, record);
  held.set(record, at);
  return at;
}

/** The records. */
export function RecordList({ pad, entries, edits, View, outside, quiet }: RecordListProps) {
  const drops = useDrops(outside);
  const list = useRef<HTMLDivElement>(null);
  const long = quiet !== undefined && entries.length > LONG;
  return (
    <div ref={list} className="stukken" {...drops}>
      {entries.map((entry, nth) => {
        const props = { id: entry.id, nth, at: stableAt(pad, entry), edits, last: nth === entries.length - 1 };
        return long ? (
          <Quietly key={entry.id} {...props} record={entry.record} form={quiet} View={View} list={list} />
        ) : (
          <View key={entry.id} {...props} />
        );
      })}
    </div>
  );
}

function useDrops(outside: Outside | undefined) {
  const line = useRef<ReturnType<typeof createLine> | null>(null);
  if (!outside) return {};
  const fits = (event: DragEvent): boolean => event.dataTransfer.types.includes(outside.type);
  const stop = (): void => {
    line.current?.remove();
    line.current = null;
  };
  return {
    onDragOver: (event: DragEvent<HTMLElement>): void => {
      if (!fits(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      line.current ??= createLine(event.currentTarget);
      line.current.show(event.clientY);
    },
    onDragLeave: (event: DragEvent<HTMLElement>): void => {
      const next = event.relatedTarget;
      if (!(next instanceof Node && event.currentTarget.contains(next))) stop();
    },
    onDrop: (event: DragEvent<HTMLElement>): void => {
      if (!fits(event)) return;
      event.preventDefault();
      const drawn = line.current ?? createLine(event.currentTarget);
      const index = drawn.show(event.clientY);
      drawn.remove();
      stop();
      outside.onDrop(event.dataTransfer.getData(outside.type), index);
    },
  };
}
