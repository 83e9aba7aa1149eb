/**
 * A copy of an action of the inspiration set against the newest version in the set: what the set changed
 * since, what was changed here, and taking over the one without losing the other.
 */
import { diffArrays } from 'diff';
import type * as Y from 'yjs';
import { LOCAL_EDIT, setMember, setText, setValue } from './edit.ts';
import { copyOf, type Copied, type Inspiration } from './library.ts';
import { mergeLists } from './merge.ts';
import type { Place } from './place.ts';
import { readMembers } from './read.ts';
import { emptyRichText, insertBlocks, readRichText, UnknownContent, type Block, type RichText } from './rich-text.ts';

export type CopiedField = keyof Copied;

/**
 * Who changed a field since the copy was made:
 * - `set`: only the set; taking it over loses nothing;
 * - `hier`: only the people here; the set has nothing new;
 * - `beide`: both, differently; taking it over replaces what was written here;
 * - `onbekend`: the set did not keep the version this is a copy of; the two differ, that is all we know.
 */
export type Changed = 'set' | 'hier' | 'beide' | 'onbekend';
export interface Difference {
  readonly veld: CopiedField;
  readonly door: Changed;
  /** As the copy was made; undefined where the set did not keep that version. */
  readonly basis: Copied[CopiedField] | undefined;
  readonly hier: Copied[CopiedField];
  /** What taking over gives: where it can, what the set changed together with what was changed here. */
  readonly nieuw: Copied[CopiedField];
  /** Taking over replaces something that was written here. */
  readonly verlies: boolean;
}

/** What an actie holds of the fields a copy takes over. */
export function readCopied(action: Place): Copied {
  return {
    titel: action.text('titel')?.toJSON() ?? '',
    omschrijving: readRich(action.rich('omschrijving')),
    algemeen: action.value('algemeen') === true,
    doelgroepen: readMembers(action, 'doelgroepen') as Copied['doelgroepen'],
    vlakken: readMembers(action, 'vlakken') as Copied['vlakken'],
    instrumenten: readMembers(action, 'instrumenten') as Copied['instrumenten'],
    anderePartners: action.text('anderePartners')?.toJSON() ?? '',
    mensen: action.text('middelen.mensen')?.toJSON() ?? '',
  };
}

/** What this version cannot show is no text to compare: the page says so elsewhere. */
function readRich(fragment: Y.XmlFragment | undefined): RichText {
  try {
    return fragment ? readRichText(fragment) : emptyRichText();
  } catch (error) {
    if (error instanceof UnknownContent) return emptyRichText();
    throw error;
  }
}

/** The fields in which a copy, made of version `made`, differs from that version or from the newest. */
export function differences(here: Copied, made: number, newest: Inspiration): Difference[] {
  const past = newest.vorige?.find(({ versie }) => versie === made);
  const base = past ? copyOf(past) : null;
  const next = copyOf(newest);
  return (Object.keys(next) as CopiedField[]).flatMap((veld): Difference[] => {
    const value = { base: base?.[veld], here: here[veld], next: next[veld] };
    const merged = merge(value);
    const door = whoChanged(value, merged);
    const verlies = door === 'onbekend' || (door === 'beide' && merged === null);
    return door ? [{ veld, door, basis: value.base, hier: value.here, nieuw: merged ?? value.next, verlies }] : [];
  });
}

type Value = Copied[CopiedField];

interface Versions {
  /** As the copy was made; undefined where the set did not keep it. */
  readonly base: Value | undefined;
  readonly here: Value;
  readonly next: Value;
}

function whoChanged({ base, here, next }: Versions, merged: Value | null): Changed | null {
  if (same(here, next)) return null;
  if (base === undefined) return 'onbekend';
  const bySet = !same(base, next);
  const byUs = !same(base, here);
  if (bySet && byUs) return merged !== null && same(here, merged) ? 'hier' : 'beide';
  return bySet ? 'set' : 'hier';
}

/** Both changes together; null where they contradict each other, or where there is nothing to compare with. */
function merge({ base, here, next }: Versions): Value | null {
  if (isList(base) && isList(here) && isList(next)) return mergeSets(base, here, next) as Value;
  if (!isRich(base) || !isRich(here) || !isRich(next)) return null;
  const merged = mergeLists(linesOf(base), linesOf(here), linesOf(next));
  return merged && { type: 'doc', content: merged.map((line) => JSON.parse(line) as Block) };
}

/** Our own, with what the set added and without what it dropped. */
function mergeSets(base: readonly string[], here: readonly string[], next: readonly string[]): string[] {
  const kept = here.filter((member) => next.includes(member) || !base.includes(member));
  return [...kept, ...next.filter((member) => !base.includes(member) && !kept.includes(member))];
}

const isList = (value: Value | undefined): value is Copied['vlakken'] => Array.isArray(value);
const isRich = (value: Value | undefined): value is RichText => typeof value === 'object' && 'content' in value;

function same(a: Value, b: Value): boolean {
  return essence(a) === essence(b);
}

/** Equal for values that read the same: the order of a set and empty lines around a text say nothing. */
function essence(value: Value): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return JSON.stringify([...value].sort());
  return linesOf(value as RichText).join();
}

/** The blocks of a text as strings to compare, without empty ones at its ends. */
function linesOf({ content }: RichText): string[] {
  const lines = content.map((block) => JSON.stringify(block));
  const empty = JSON.stringify({ type: 'paragraph' });
  const first = lines.findIndex((line) => line !== empty);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== empty) + 1);
}

/** The fields to take over unless someone chooses otherwise: those in which nothing of ours is lost. */
export function safeFields(found: readonly Difference[]): CopiedField[] {
  return found.filter(({ door, verlies }) => door !== 'hier' && !verlies).map(({ veld }) => veld);
}

/** The fields in which the set has something new. */
export function offered(found: readonly Difference[]): Difference[] {
  return found.filter(({ door }) => door !== 'hier');
}

/**
 * Takes over the newest version in the fields named, in one transaction; the copy is of that version from
 * then on. What an actie has besides (trekker, deadline, doelstellingen, budget) is not touched.
 */
export function takeOver(action: Place, newest: Inspiration, fields: ReadonlySet<CopiedField>): void {
  const made = (action.value('herkomst') as { versie?: number } | undefined)?.versie ?? 0;
  const found = differences(readCopied(action), made, newest);
  action.values.doc?.transact(() => {
    for (const { veld, nieuw } of found) if (fields.has(veld)) put(action, veld, nieuw);
    keepAsIs(action, newest);
  }, LOCAL_EDIT);
}

/** Leaves the copy as it is and no longer speaks of this version. */
export function keepAsIs(action: Place, newest: Inspiration): void {
  setValue(action, 'herkomst', { soort: 'inspiratieset', id: newest.id, versie: newest.versie });
}

function put(action: Place, field: CopiedField, value: Value): void {
  switch (field) {
    case 'titel':
    case 'anderePartners':
      return putText(action.text(field), value as string);
    case 'mensen':
      return putText(action.text('middelen.mensen'), value as string);
    case 'algemeen':
      return setValue(action, field, value);
    case 'doelgroepen':
    case 'vlakken':
    case 'instrumenten':
      return putMembers(action, field, value as readonly string[]);
    case 'omschrijving':
      return putRich(action.rich(field), (value as RichText).content);
  }
}

function putText(text: Y.Text | undefined, value: string): void {
  if (text) setText(text, value);
}

function putMembers(action: Place, path: string, members: readonly string[]): void {
  for (const old of readMembers(action, path)) if (!members.includes(old)) setMember(action, path, old, false);
  for (const member of members) setMember(action, path, member, true);
}

/** Replaces only the blocks that differ, so that a caret or a remark in another block stays where it is. */
function putRich(fragment: Y.XmlFragment | undefined, blocks: readonly Block[]): void {
  if (!fragment) return;
  const words = (block: Block): string => JSON.stringify(block);
  const parts = diffArrays(readRich(fragment).content.map(words), blocks.map(words));
  let at = 0;
  let nth = 0;
  for (const { added, removed, count } of parts) {
    if (removed) fragment.delete(at, count);
    else {
      if (added) insertBlocks(fragment, at, blocks.slice(nth, nth + count));
      at += count;
      nth += count;
    }
  }
}
