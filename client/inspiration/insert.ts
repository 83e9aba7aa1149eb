/** Putting something of the library into the agreement: one undo step, said where it went, with the focus on it. */
import { addRecord } from '../../model/edit.ts';
import {
  insertIndicator,
  insertInspiration,
  type CatalogueIndicator,
  type Inspiration,
  type InspirationSet,
} from '../../model/library.ts';
import { numberOf } from '../../model/numbering.ts';
import { ordered } from '../../model/order.ts';
import { rootPlace } from '../../model/place.ts';
import { newId } from '../rubrics/edits.ts';
import { focusSoon } from '../sync/jump.ts';
import type { Session } from '../sync/types.ts';
import { insertPlace, lastAction } from './last-place.ts';

/** What a dragged card carries under this type: the id of the action in the inspiration set. */
export const INSPIRATION_TYPE = 'application/x-samenschrift-inspiratie';

/** The action a dropped card stands for. */
export function droppedInspiration(data: DataTransfer, set: InspirationSet | undefined): Inspiration | undefined {
  const id = data.getData(INSPIRATION_TYPE);
  return set?.acties.find((action) => action.id === id);
}

/**
 * Inserts a copy of an action so that it becomes the `index`th actie (from 0), by default behind the actie
 * in which the caret was last. The indicators given come along, linked to it. Returns the new id.
 */
export function insertInspirationAt(
  session: Session,
  action: Inspiration,
  index = insertPlace(session, lastAction.get()).index,
  indicators: readonly CatalogueIndicator[] = [],
): string {
  const id = newId('act');
  const added = indicators.map((indicator) => ({ id: newId('ind'), indicator }));
  asOneStep(session, () => insertInspiration(session.doc, action, id, index, added));
  session.notice.set({
    text: `Ingevoegd als ${numberIn(session, 'acties', id)}${withCount(added.length)}.`,
    undoable: true,
  });
  focusSoon(`/acties/${id}/titel`);
  return id;
}

/** Adds an actie of one's own with only a title, at the same place. Returns its id. */
export function insertOwnPractice(session: Session, title: string): string {
  const id = newId('act');
  const { index } = insertPlace(session, lastAction.get());
  const titel = title.charAt(0).toUpperCase() + title.slice(1);
  asOneStep(session, () => addRecord(rootPlace(session.doc), 'acties', id, { titel }, index));
  session.notice.set({
    text: `Toegevoegd als ${numberIn(session, 'acties', id)}, uit eigen praktijk.`,
    undoable: true,
  });
  focusSoon(`/acties/${id}/titel`);
  return id;
}

/** Adds an indicator of the catalogue, coupled to `link` (a doelstelling or actie) where given. Returns its id. */
export function addIndicator(session: Session, indicator: CatalogueIndicator, link?: string): string {
  const id = newId('ind');
  asOneStep(session, () => insertIndicator(session.doc, indicator, id, link));
  session.notice.set({
    text: `Toegevoegd als ${numberIn(session, 'indicatoren', id)}: ${indicator.naam}.`,
    undoable: true,
  });
  return id;
}

function asOneStep({ history }: Session, change: () => void): void {
  history.pause();
  change();
  history.pause();
}

function numberIn({ doc }: Session, kind: 'acties' | 'indicatoren', id: string): string {
  return numberOf(
    kind,
    ordered(doc.getMap(kind)).findIndex((entry) => entry.id === id),
  );
}

/** "met 1 indicator", "met 3 indicatoren"; nothing for none. */
export function withCount(count: number): string {
  if (count === 0) return '';
  return ` met ${count} ${count === 1 ? 'indicator' : 'indicatoren'}`;
}
