/** What of the laid-down file may be touched by a signature, found once: its fields, its pages and a few places beside. */
import { Refused } from './refusal.ts';
import type { State } from './state.ts';
import { Ref, Text, isName, plainText, type Dict, type Value } from './values.ts';

export interface Layout {
  /** Number of the catalogue, and of what the trailer tells about the file; null where it tells nothing. */
  readonly root: number;
  readonly info: number | null;
  /** name -> number of its object, for every empty signature field. */
  readonly fields: ReadonlyMap<string, number>;
  /** Numbers of the pages, in their order. */
  readonly pages: readonly number[];
}

/** Far more than any agreement has; a hostile file must not keep us walking. */
const MOST_PAGES = 20_000;
const MOST_DEPTH = 50;

export function layoutOf(state: State, trailer: Dict): Layout {
  const [root, info] = [trailer.get('Root'), trailer.get('Info')];
  const catalogue = state.dict(root);
  if (!(root instanceof Ref) || !catalogue) throw new Refused('onleesbaar', 'Het bestand zegt niet waar het begint.');
  const pages: number[] = [];
  addPages(state, catalogue.get('Pages'), pages, 0);
  return {
    root: root.number,
    info: info instanceof Ref ? info.number : null,
    fields: fieldsOf(state, catalogue),
    pages,
  };
}

function addPages(state: State, value: Value | undefined, pages: number[], depth: number): void {
  const node = state.dict(value);
  if (!(value instanceof Ref) || !node || depth > MOST_DEPTH || pages.length > MOST_PAGES)
    throw new Refused('onleesbaar', 'De bladzijden van het bestand kunnen niet gevonden worden.');
  if (isName(node.get('Type'), 'Page')) pages.push(value.number);
  else for (const kid of state.array(node.get('Kids'))) addPages(state, kid, pages, depth + 1);
}

function fieldsOf(state: State, catalogue: Dict): Map<string, number> {
  const fields = new Map<string, number>();
  for (const value of state.array(state.dict(catalogue.get('AcroForm'))?.get('Fields'))) {
    const field = state.dict(value);
    const name = field?.get('T');
    if (!(value instanceof Ref) || !field || !(name instanceof Text) || fields.has(plainText(name)))
      throw new Refused('onleesbaar', 'Een veld van het bestand heeft geen eigen naam.');
    if (isName(field.get('FT'), 'Sig') && field.get('V') === undefined && field.get('Rect') !== undefined)
      fields.set(plainText(name), value.number);
  }
  return fields;
}
