/**
 * What a copy on this device remembers of work that the server has not confirmed: one marker per page that
 * wrote in it, in the same transaction as the edits it counts. A page that is closed leaves its marker behind;
 * who opens the copy next sends the text and takes the marker away.
 */
export interface Marker {
  /** How many edits are not confirmed. */
  readonly aantal: number;
  /** How many edits that page ever made: tells whether it wrote on since the marker was read. */
  readonly nummer: number;
  /** When the first of them was made, ISO 8601. */
  readonly sinds: string;
}
/** Markers by their key in the copy. */
export type Markers = ReadonlyMap<string, Marker>;

/** Keys of markers begin with this, in the copy's store of single values. */
export const MARKER = 'onverzonden:';

/** The key of a page's marker, which names the page as Yjs numbers it. */
export const keyOfPage = (client: number): string => `${MARKER}${crypto.randomUUID()} ${client}`;

/** The pages that left markers. A marker of before they were named in them says none. */
export function pagesOf(markers: Markers): number[] {
  return [...markers.keys()].flatMap((key) => / (\d+)$/.exec(key)?.[1] ?? []).map(Number);
}

/** How many edits wait in all. */
export function countOf(markers: Markers): number {
  return [...markers.values()].reduce((sum, { aantal }) => sum + aantal, 0);
}

/** Whether a marker may go, now that all it counted when it was `read` is confirmed. */
export function isCovered(now: Marker | undefined, read: Marker): boolean {
  return now !== undefined && now.nummer === read.nummer;
}

/** A marker out of what the copy holds; null for anything else. */
export function asMarker(value: unknown): Marker | null {
  if (typeof value !== 'object' || value === null) return null;
  const { aantal, nummer, sinds } = value as Partial<Record<keyof Marker, unknown>>;
  return typeof aantal === 'number' && typeof nummer === 'number' && typeof sinds === 'string'
    ? { aantal, nummer, sinds }
    : null;
}
