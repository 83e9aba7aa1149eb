/**
 * From a shared type or one of its items to the path of the field it belongs to, and back. A path names
 * records by id, `/acties/a7/middelen/mensen`, as the editor's fields do.
 */
import * as Y from 'yjs';
import { ORDER } from './order.ts';
import { ROOT_VALUES } from './place.ts';

type AnyType = Y.AbstractType<unknown>;

/** The top-level lists of records, and the lists within records, by the names of their fields. */
const LISTS = new Set(['partijen', 'omgevingsanalyse.cijfers', 'doelstellingen', 'acties', 'indicatoren', 'overleg']);
const NESTED = new Set(['ondertekenaars', 'contactpersonen']);

/** A record around an item: its path, and the entry of its list that holds it. */
export interface Holder {
  readonly pad: string;
  readonly item: Y.Item;
}
export interface Located {
  /** The field; a record's own path when the item is the record, or its place among the others. */
  readonly pad: string;
  /** What the item stands for: a field's content, a whole record, or a record's place in its list. */
  readonly wat: 'veld' | 'stuk' | 'volgorde';
  /** The records around it, the outermost first. */
  readonly stukken: readonly Holder[];
}

/** The names of the top-level types, to be made once for many items. */
export function rootNames(doc: Y.Doc): ReadonlyMap<AnyType, string> {
  return new Map([...doc.share].map(([name, type]) => [type as AnyType, name]));
}

const slashed = (path: string): string => `/${path.replaceAll('.', '/')}`;

/** Where an item lies; null for what lies in something that is gone altogether. */
export function locate(item: Y.Item, names: ReadonlyMap<AnyType, string>): Located | null {
  const chain = chainOf(item);
  const root = chain ? names.get(chain[0]?.parent as AnyType) : undefined;
  if (!chain || root === undefined) return null;
  const [first, ...rest] = chain;
  if (root === ROOT_VALUES) return { pad: slashed(nameOf(first)), wat: 'veld', stukken: [] };
  if (!LISTS.has(root) || !first) return { pad: slashed(root), wat: 'veld', stukken: [] };
  return inRecord(slashed(root), first, rest, []);
}

/** The items from the top-level type down to this one. */
function chainOf(item: Y.Item): Y.Item[] | null {
  const chain: Y.Item[] = [];
  for (let here: Y.Item | null = item; here !== null;) {
    chain.unshift(here);
    const parent: unknown = here.parent;
    if (!(parent instanceof Y.AbstractType)) return null;
    here = parent._item;
  }
  return chain;
}

const nameOf = (entry: Y.Item | undefined): string => entry?.parentSub ?? '';

function inRecord(list: string, entry: Y.Item, rest: readonly Y.Item[], around: readonly Holder[]): Located {
  const pad = `${list}/${nameOf(entry)}`;
  const stukken = [...around, { pad, item: entry }];
  const [field, inner, ...deeper] = rest;
  if (!field) return { pad, wat: 'stuk', stukken };
  const name = nameOf(field);
  if (name === ORDER) return { pad, wat: 'volgorde', stukken };
  if (NESTED.has(name) && around.length === 0 && inner) return inRecord(`${pad}/${name}`, inner, deeper, stukken);
  return { pad: pad + slashed(name), wat: 'veld', stukken };
}

/** The shared type of a field; undefined where there is none (a single value has no type of its own). */
export function typeAt(doc: Y.Doc, pad: string): AnyType | undefined {
  for (const [name, type] of doc.share) {
    const root = slashed(name);
    if (root === pad) return type as AnyType;
    if (LISTS.has(name) && pad.startsWith(`${root}/`))
      return within(type as AnyType, pad.slice(root.length + 1).split('/'));
  }
  return undefined;
}

function within(list: AnyType, [id = '', ...steps]: readonly string[]): AnyType | undefined {
  const record = list instanceof Y.Map ? (list.get(id) as unknown) : undefined;
  if (!(record instanceof Y.Map)) return undefined;
  const [head = ''] = steps;
  if (NESTED.has(head) && steps.length > 1) return within(record.get(head) as AnyType, steps.slice(1));
  const field: unknown = record.get(steps.join('.'));
  return field instanceof Y.AbstractType ? (field as AnyType) : undefined;
}

/** The path of a text or rich text; null for a type that is in no document any more. */
export function padOfType(doc: Y.Doc, type: AnyType): string | null {
  const names = rootNames(doc);
  const root = names.get(type);
  if (root !== undefined) return slashed(root);
  return type._item ? (locate(type._item, names)?.pad ?? null) : null;
}
