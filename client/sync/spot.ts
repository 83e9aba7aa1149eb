/**
 * Where a field is, in a way that survives reordering: a path with record ids, `/acties/a7/trekker`.
 * Fields carry it as `data-pad`; problems point by index (JSON Pointer) and are translated.
 */
import type * as Y from 'yjs';
import type { Agreement } from '../../model/agreement.ts';
import { cellPlace, recordPlace, rootPlace, type Place } from '../../model/place.ts';

/** A place in the document together with its path. */
export interface At {
  readonly place: Place;
  readonly pad: string;
}

/** The agreement itself. */
export const rootAt = (doc: Y.Doc): At => ({ place: rootPlace(doc), pad: '' });

/** A record of a list. */
export const recordAt = (listPad: string, id: string, record: Y.Map<unknown>): At => ({
  place: recordPlace(record),
  pad: `${listPad}/${id}`,
});

/** One cell of the taakverdeling. */
export const cellAt = (doc: Y.Doc, name: string): At => ({
  place: cellPlace(doc, name),
  pad: `/taakverdeling/taken/${name}`,
});

/** The path of a field. */
export const padOf = (at: At, path: string): string => `${at.pad}/${path.replaceAll('.', '/')}`;

/** The path of the cell a field of the taakverdeling lies in; null for any other field. */
export function cellPadOf(pad: string): string | null {
  return /^\/taakverdeling\/taken\/[^/]+\/[^/]+/.exec(pad)?.[0] ?? null;
}

/** A JSON Pointer with indices as a path with ids. Stops where a rich text begins. */
export function padOfPointer(pointer: string, agreement: Agreement): string {
  const steps: string[] = [];
  let here: unknown = agreement;
  for (const step of pointer.split('/').slice(1)) {
    if (isRichText(here)) break;
    const next: unknown =
      typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[step] : undefined;
    if (Array.isArray(here) && typeof next !== 'object') break;
    steps.push(Array.isArray(here) ? nameOf(next, step) : step);
    here = next;
  }
  return steps.map((step) => `/${step}`).join('');
}

const isRichText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'doc';

function nameOf(item: unknown, fallback: string): string {
  const { id, doelgroep, vlak } = (item ?? {}) as { id?: unknown; doelgroep?: unknown; vlak?: unknown };
  if (typeof id === 'string') return id;
  return typeof doelgroep === 'string' && typeof vlak === 'string' ? `${doelgroep}/${vlak}` : fallback;
}

/** The path itself and, one step shorter each, the paths around it. */
export function padAndParents(pad: string): string[] {
  const steps = pad.split('/').slice(1);
  return steps.map((_, nth) => `/${steps.slice(0, steps.length - nth).join('/')}`);
}
