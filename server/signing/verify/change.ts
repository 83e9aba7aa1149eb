/** What a revision adds to a file, and how far it is explained. */
import { labelOf } from './labels.ts';
import type { Layout } from './layout.ts';
import type { Objection } from './refusal.ts';
import type { Revision } from './revisions.ts';
import type { State } from './state.ts';
import { Dict, Ref, eachRef, isArray, isSame, type Value } from './values.ts';

/** A signature that a revision adds. */
export interface Added {
  /** Name of its field. */
  readonly veld: string;
  readonly isOurs: boolean;
  /** Whether something of it is seen on a page. */
  readonly isSeen: boolean;
  readonly dict: Dict;
  /** Whether it stands in the file itself, so that its strings have a place there. */
  readonly hasPlace: boolean;
}

/** What an object that was added belongs to. */
export type Role = 'kept' | 'signature' | 'look' | 'field' | 'form' | 'security' | 'about';

/** What a revision adds, and where the judging stands. */
export interface Change {
  readonly before: State;
  readonly after: State;
  readonly revision: Revision;
  readonly layout: Layout;
  /** Of every object that was added since the file was laid down; brought up to date. */
  readonly roles: Map<number, Role>;
  readonly explained: Set<number>;
  readonly objections: Objection[];
  /** Values of fields that were added, in the order they were found. */
  readonly signatures: Added[];
  /** Numbers of the fields it adds. */
  readonly newFields: Set<number>;
  /** Numbers of what its fields showed before. */
  readonly looksBefore: Set<number>;
  /** Whether it changes anything but the security store and the extensions. */
  isMore: boolean;
}

export function object(change: Change, soort: Objection['soort'], zin: string): void {
  change.objections.push({ soort, zin });
}

export const isChanged = ({ before, after, revision }: Change, number: number): boolean =>
  revision.objects.has(number) && !isSame(before.get(number), after.get(number));

/** What a key of two dictionaries holds, before and after, with references followed. Null when that was refused. */
export interface Slot {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly isNew: boolean;
}

/**
 * Looks at a key that may change. It keeps pointing to the object it pointed to, or points to a new one: otherwise what
 * may change later could be made to stand for what may not.
 */
export function slotOf(change: Change, key: string, from: Dict | null, to: Dict, role: Role): Slot | null {
  const [one, other] = [from?.get(key), to.get(key)];
  const slot = { before: change.before.follow(one), after: change.after.follow(other), isNew: false };
  if (!(other instanceof Ref)) return slot;
  if (one instanceof Ref && one.number === other.number) {
    if (isChanged(change, other.number)) change.explained.add(other.number);
    return slot;
  }
  if (!explain(change, other, role)) return null;
  return { ...slot, isNew: true };
}

/**
 * Takes what a value points to, as far as it is new, for part of `role`. What was there already may be pointed to, if it
 * cannot change later. False, with an objection, when it is something else.
 */
export function explain(change: Change, value: Value | undefined, role: Role): boolean {
  const { before, revision, roles, explained, objections } = change;
  const count = objections.length;
  const waiting: Value[] = value === undefined ? [] : [value];
  const visit = (number: number): void => {
    const known = roles.get(number);
    // What stays as it is can be part of several things: a font of the form is used by a look.
    const isClash = known !== role && (isLoose(role) || (known !== undefined && isLoose(known)));
    if (before.has(number)) {
      if (isClash) objectTo(change, number);
    } else if (revision.objects.has(number)) {
      if (before.dangling.has(number) || (known !== undefined && isClash)) return objectTo(change, number);
      if (explained.has(number)) return;
      roles.set(number, role);
      explained.add(number);
      waiting.push(revision.objects.get(number) ?? null);
    }
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) eachRef(next, visit);
  return objections.length === count;
}

/** Of what may change later: nothing else may be part of it. */
const isLoose = (role: Role): boolean => role === 'security' || role === 'about';

export function objectTo(change: Change, number: number): void {
  const label = labelOf(number, change.after.get(number), change.after, change.layout);
  object(change, 'inhoud-gewijzigd', `Er werd op een andere manier verwezen naar ${label}.`);
}

/** Keys with another value, but for those that may have one. */
export function differences(change: Change, from: Dict, to: Dict, may: ReadonlySet<string>): string[] {
  const keys = new Set([...from.entries.keys(), ...to.entries.keys()]);
  return [...keys].filter((key) => !may.has(key) && !isKept(change, from.get(key), to.get(key)));
}

/**
 * Whether a value says what it said. A dictionary that stood in it may be an object of its own now: PDFBox writes them
 * all so. Such a one never changes again.
 */
export function isKept(change: Change, one: Value | undefined, other: Value | undefined): boolean {
  if (isSame(one, other)) return true;
  if (other instanceof Ref) return isMovedOut(change, one, other);
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, nth) => isKept(change, item, other[nth]));
  const isDicts = one instanceof Dict && other instanceof Dict && one.entries.size === other.entries.size;
  return isDicts && [...one.entries].every(([key, value]) => isKept(change, value, other.get(key)));
}

function isMovedOut(change: Change, one: Value | undefined, { number }: Ref): boolean {
  const { before, revision, roles, explained } = change;
  const isNew = !before.has(number) && !before.dangling.has(number) && !roles.has(number);
  if (one instanceof Ref || !isNew || !isKept(change, one, revision.objects.get(number))) return false;
  roles.set(number, 'kept');
  explained.add(number);
  return true;
}

export const hasChanged = (change: Change, value: Value | undefined): boolean =>
  value instanceof Ref && isChanged(change, value.number);

/** What was put behind a list that must otherwise be as it was. */
export function listed(change: Change, key: string, from: Dict, to: Dict, label: string): readonly Value[] {
  const slot = slotOf(change, key, from, to, 'form');
  const [one, other] = [slot?.before ?? [], slot?.after ?? []];
  if (slot && isArray(one) && isArray(other) && one.every((item, nth) => isSame(item, other[nth])))
    return other.slice(one.length);
  object(change, 'inhoud-gewijzigd', `Uit ${label} is iets weg of van plaats veranderd.`);
  return [];
}
