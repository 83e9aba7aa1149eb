/** What changed between two readings of an agreement, record by record: small enough to hand from thread to thread. */
import type { Agreement } from '../../model/agreement.ts';

interface WithId {
  readonly id: string;
}
type Change =
  | { readonly kind: 'heel'; readonly value: unknown }
  | { readonly kind: 'lijst'; readonly ids: readonly string[]; readonly changed: readonly WithId[] };

/** By the name of a top-level field; fields that are the same are absent. */
export type Difference = Readonly<Record<string, Change>>;

/** What to tell whoever holds `before` (null: nothing yet) so that they hold `after`. */
export function differenceOf(before: Agreement | null, after: Agreement): Difference {
  const old = (before ?? {}) as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(old), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const change = changeOf(old[name], (after as Readonly<Record<string, unknown>>)[name]);
      return change ? [[name, change]] : [];
    }),
  );
}

function changeOf(before: unknown, after: unknown): Change | null {
  if (isRecords(before) && isRecords(after)) return listChange(before, after);
  return same(before, after) ? null : { kind: 'heel', value: after };
}

function listChange(before: readonly WithId[], after: readonly WithId[]): Change | null {
  const old = new Map(before.map((record) => [record.id, record]));
  const changed = after.filter((record) => !same(old.get(record.id), record));
  const moved = before.length !== after.length || before.some(({ id }, nth) => after[nth]?.id !== id);
  if (changed.length === 0 && !moved) return null;
  return { kind: 'lijst', ids: after.map(({ id }) => id), changed };
}

/** `before` with a difference taken over. What did not change stays the very same object. */
export function applyDifference(before: Agreement | null, difference: Difference): Agreement {
  const next: Record<string, unknown> = { ...before };
  for (const [name, change] of Object.entries(difference)) {
    if (change.kind === 'lijst') next[name] = applied(next[name] as readonly WithId[], change);
    else if (change.value === undefined) delete next[name];
    else next[name] = change.value;
  }
  return next as unknown as Agreement;
}

function applied(before: readonly WithId[], { ids, changed }: Extract<Change, { kind: 'lijst' }>): readonly WithId[] {
  const known = new Map([...before, ...changed].map((record) => [record.id, record]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Lists in which every member has an id of its own. */
function isRecords(value: unknown): value is readonly WithId[] {
  if (!Array.isArray(value)) return false;
  const ids = value.map((item: unknown) => (item as Partial<WithId> | null)?.id);
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
