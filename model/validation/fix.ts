/**
 * A one-click solution of a problem: what it says it will do, and the edits that do it. A fix is data, so
 * that many of one kind can be applied as one step, and nothing is written before someone chose it.
 */
import * as Y from 'yjs';
import { LOCAL_EDIT, setMember, setText, setValue } from '../edit.ts';
import { cellPlace, recordPlace, rootPlace, type Place } from '../place.ts';
import { isBlank, readRichText, writeRichText, type RichText } from '../rich-text.ts';
import { stripRich, stripText } from './fixes/signs.ts';

/** What holds the field: the agreement itself, a cell, or a record reached by its lists and ids. */
export type Owner =
  | { readonly soort: 'overeenkomst' }
  | { readonly soort: 'cel'; readonly naam: string }
  | { readonly soort: 'stuk'; readonly stappen: readonly (readonly [list: string, id: string])[] };

/**
 * One change of one field. `was` is what the field held when the fix was offered: meanwhile someone else
 * may have filled it in, and their words are not to be overwritten.
 */
export type Edit = { readonly bij: Owner; readonly veld: string } & (
  | { readonly doe: 'waarde'; readonly was: unknown; readonly wordt: unknown }
  | { readonly doe: 'tekst'; readonly was: string; readonly wordt: string }
  | { readonly doe: 'lid'; readonly lid: string; readonly erbij: boolean }
  /** Takes out the characters that cannot be printed. */
  | { readonly doe: 'tekens'; readonly rijk: boolean }
  /** Fills a rich text, where it is still blank. */
  | { readonly doe: 'rijk'; readonly wordt: RichText }
);

export interface Fix {
  /** Fixes of one kind do the same in different places: `contactpersoon:c1`. */
  readonly soort: string;
  /** What will happen, in Dutch: "Zet de deadline op 31 december 2030". */
  readonly label: string;
  /** The same for several places at once. */
  readonly samen: (count: number) => string;
  readonly edits: readonly Edit[];
}

/** Applies fixes as one transaction, so one undo step. Returns how many still applied. */
export function applyFixes(doc: Y.Doc, fixes: readonly Fix[]): number {
  return doc.transact(() => fixes.filter(({ edits }) => applyOne(doc, edits)).length, LOCAL_EDIT);
}

function applyOne(doc: Y.Doc, edits: readonly Edit[]): boolean {
  const found = edits.map((edit) => ({ edit, place: placeOf(doc, edit.bij) }));
  if (!found.every(({ edit, place }) => place !== undefined && stillApplies(edit, place))) return false;
  for (const { edit, place } of found) if (place) make(edit, place);
  return true;
}

/** Where an owner is now; undefined when it was removed. */
function placeOf(doc: Y.Doc, owner: Owner): Place | undefined {
  switch (owner.soort) {
    case 'overeenkomst':
      return rootPlace(doc);
    case 'cel':
      return cellPlace(doc, owner.naam);
    case 'stuk':
      return owner.stappen.reduce<Place | undefined>((place, [list, id]) => {
        const record = place?.list(list)?.get(id);
        return record ? recordPlace(record) : undefined;
      }, rootPlace(doc));
  }
}

function stillApplies(edit: Edit, place: Place): boolean {
  switch (edit.doe) {
    case 'waarde':
      return JSON.stringify(place.value(edit.veld) ?? null) === JSON.stringify(edit.was ?? null);
    case 'tekst':
      return place.text(edit.veld)?.toJSON() === edit.was;
    case 'lid':
      return place.members(edit.veld) !== undefined;
    case 'tekens':
      return (edit.rijk ? place.rich(edit.veld) : place.text(edit.veld)) !== undefined;
    case 'rijk': {
      const fragment = place.rich(edit.veld);
      return fragment !== undefined && isBlank(readRichText(fragment));
    }
  }
}

function make(edit: Edit, place: Place): void {
  switch (edit.doe) {
    case 'waarde':
      return setValue(place, edit.veld, edit.wordt);
    case 'tekst': {
      const text = place.text(edit.veld);
      return text && setText(text, edit.wordt);
    }
    case 'lid':
      return setMember(place, edit.veld, edit.lid, edit.erbij);
    case 'tekens':
      return edit.rijk ? stripRich(place.rich(edit.veld)) : stripText(place.text(edit.veld));
    case 'rijk': {
      const fragment = place.rich(edit.veld);
      if (!fragment) return;
      fragment.delete(0, fragment.length);
      writeRichText(fragment, edit.wordt);
    }
  }
}
