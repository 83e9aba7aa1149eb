/** The small pieces the page is made of. All take HTML that is already escaped, except where they say text. */
import { PARTS, type PartId } from '../parts.ts';
import { line } from './escape.ts';
import { NOTHING } from './table.ts';
import { withUnit } from './words.ts';

/** The HTML id of a part. */
export function partAnchor(id: PartId): string {
  return `deel-${id}`;
}

/** A part of the agreement under its heading; the five rubrics carry their number. */
export function part(id: PartId, content: string): string {
  const { naam, rubriek } = PARTS.find((known) => known.id === id) ?? { naam: '' };
  const number = rubriek === undefined ? '' : `<span class="nr">${rubriek} </span>`;
  const heading = `<h2 id="${partAnchor(id)}">${number}${line(naam)}</h2>`;
  return `<section class="${rubriek === undefined ? 'deel' : 'deel rubriek'} ${id}" aria-labelledby="${partAnchor(id)}">${heading}${content}</section>`;
}

/** What is still missing, said in words at its place. */
export function gap(text: string): string {
  return `<span class="gat">${line(text)}</span>`;
}

/** Plain text, or what is missing when it is empty. */
export function textOr(text: string, missing: string): string {
  return line(text) || gap(missing);
}

/** Longer units are phrases: "personen die …" is not part of the figure. */
const LONGEST_UNIT = 12;

/** A figure with its unit; only the figure itself stands out when the unit is a phrase. */
export function valueHtml(value: number, unit: string): string {
  if (unit.trim().length <= LONGEST_UNIT) return `<b>${line(withUnit(value, unit))}</b>`;
  return `<b>${withUnit(value, '')}</b> ${line(unit)}`;
}

/** A heading of a numbered record; the number hangs in the margin. */
export function recordHeading(anchor: string, number: string, title: string, missing: string): string {
  return `<h3 id="${anchor}"><span class="nr">${number} </span>${textOr(title, missing)}</h3>`;
}

/** A fact: a label and what it says. Facts without content leave no trace. */
export interface Fact {
  readonly label: string;
  readonly html: string;
  /** Its column; without one it takes the whole width. */
  readonly side?: 'links' | 'rechts';
}

export function facts(list: readonly Fact[]): string {
  const items = list.filter(({ html }) => html !== '').map(factHtml);
  return items.length === 0 ? '' : `<ul class="feiten">${items.join('')}</ul>`;
}

function factHtml({ label, html, side }: Fact): string {
  return `<li class="${side ?? 'heel'}"><span class="label">${line(label)} </span><span class="feit">${html}</span></li>`;
}

export interface Column {
  readonly head: string;
  readonly kind: string;
}

/**
 * A table whose header row repeats on every page and whose rows stay whole. The first cell heads its row.
 * What it shows stands in a paragraph: Chromium leaves a <caption> behind on the page before.
 */
export function table(
  kind: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const head = columns
    .map(({ head: text, kind: name }) => `<th scope="col" class="${name}">${line(text)}</th>`)
    .join('');
  const body = rows.map((cells) => rowHtml(cells, columns)).join('');
  const title = `<p class="bijschrift">${line(caption)}</p>`;
  return `<div class="schuif">${title}<table class="${kind}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function rowHtml(cells: readonly string[], columns: readonly Column[]): string {
  const [first = '', ...rest] = cells;
  const others = rest
    .map((cell, nth) => `<td class="${columns[nth + 1]?.kind ?? ''}">${cell || NOTHING}</td>`)
    .join('');
  return `<tr><th scope="row" class="${columns[0]?.kind ?? ''}">${first || NOTHING}</th>${others}</tr>`;
}
