/**
 * A small language to say once what an agreement consists of. From one description follow the
 * TypeScript types, the place of every field in the Y.Doc, and reading and writing (doc.ts).
 *
 * How concurrent edits of a field merge:
 * - text: character by character (Y.Text)
 * - rich: character by character, with formatting (Y.XmlFragment)
 * - value: the last writer wins, as a whole
 * - set, refs: per member; two people adding different members both succeed
 * - list: per record, keyed by id; the order is a fractional key in the record
 * - cells: a fixed grid; its cells can be neither added nor removed
 */
import type { RichText } from './rich-text.ts';

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a reference may point to: the lists whose records others refer to. */
export type RefTarget = 'partijen' | 'contactpersonen' | 'doelstellingen' | 'acties';

export interface TextField {
  readonly kind: 'text';
}
export interface RichField {
  readonly kind: 'rich';
}
/** A value that is always there; `fallback` stands in where a document does not hold it yet. */
export interface ValueField<T> {
  readonly kind: 'value';
  readonly fallback: T;
}
/** A value that may be absent. */
export interface OptionalField<T> {
  readonly kind: 'optional';
  readonly example?: T;
}
/** An optional reference to one record. */
export interface RefField {
  readonly kind: 'ref';
  readonly to: readonly RefTarget[];
}
export interface RefsField {
  readonly kind: 'refs';
  readonly to: readonly RefTarget[];
}
export interface SetField<T extends string> {
  readonly kind: 'set';
  readonly example?: T;
}
export interface ListField<S extends Fields> {
  readonly kind: 'list';
  readonly fields: S;
}
export interface GroupField<S extends Fields> {
  readonly kind: 'group';
  readonly fields: S;
}
/** One record per combination of `rows` and `columns`; the keys become fields of the record. */
export interface CellsField<S extends Fields> {
  readonly kind: 'cells';
  readonly keys: readonly { readonly doelgroep: string; readonly vlak: string }[];
  readonly fields: S;
}
export type Field =
  | TextField
  | RichField
  | ValueField<Json>
  | OptionalField<Json>
  | RefField
  | RefsField
  | SetField<string>
  | ListField<Fields>
  | GroupField<Fields>
  | CellsField<Fields>;
export interface Fields {
  readonly [name: string]: Field;
}

type Absent = OptionalField<Json> | RefField;

/** The JSON type that a field describes. */
export type Infer<F> = F extends TextField
  ? string
  : F extends RichField
    ? RichText
    : F extends ValueField<infer T>
      ? T
      : F extends OptionalField<infer T>
        ? T
        : F extends RefField
          ? string
          : F extends RefsField
            ? string[]
            : F extends SetField<infer T>
              ? T[]
              : F extends ListField<infer S>
                ? ({ id: string } & InferFields<S>)[]
                : F extends GroupField<infer S>
                  ? InferFields<S>
                  : F extends CellsField<infer S>
                    ? (F['keys'][number] & InferFields<S>)[]
                    : never;

/** The JSON object type that a set of fields describes. */
export type InferFields<S> = {
  [K in keyof S as S[K] extends Absent ? never : K]: Infer<S[K]>;
} & { [K in keyof S as S[K] extends Absent ? K : never]?: Infer<S[K]> };

export const text: TextField = { kind: 'text' };
export const rich: RichField = { kind: 'rich' };
export const value = <T extends Json>(fallback: T): ValueField<T> => ({ kind: 'value', fallback });
export const optional = <T extends Json>(): OptionalField<T> => ({ kind: 'optional' });
export const ref = (...to: RefTarget[]): RefField => ({ kind: 'ref', to });
export const refs = (...to: RefTarget[]): RefsField => ({ kind: 'refs', to });
export const setOf = <T extends string>(): SetField<T> => ({ kind: 'set' });
export const list = <S extends Fields>(fields: S): ListField<S> => ({ kind: 'list', fields });
export const group = <S extends Fields>(fields: S): GroupField<S> => ({ kind: 'group', fields });
