/** The contents: parts, doelstellingen, acties, the tasks per doelgroep; the printer fills in the page numbers. */
import { PARTS, type PartId } from '../parts.ts';
import { nameOf, TARGET_GROUPS } from '../terms.ts';
import { anchor, type PrintContext } from './context.ts';
import { line } from './escape.ts';
import { partAnchor } from './pieces.ts';
import { groupAnchor, groupsInScope } from './scope.ts';

interface Entry {
  readonly anchor: string;
  readonly number: string;
  readonly title: string;
}

export function contentsHtml(context: PrintContext): string {
  const items = PARTS.map(({ id, naam, rubriek }) => {
    const below = entriesBelow(context, id)
      .map((entry) => `<li>${entryHtml(entry)}</li>`)
      .join('');
    const own = entryHtml({
      anchor: partAnchor(id),
      number: rubriek === undefined ? '' : String(rubriek),
      title: naam,
    });
    return `<li>${own}${below === '' ? '' : `<ol>${below}</ol>`}</li>`;
  });
  return `<nav class="inhoud" aria-labelledby="inhoud"><h2 id="inhoud">Inhoud</h2><ol>${items.join('')}</ol></nav>`;
}

function entriesBelow({ agreement, number }: PrintContext, id: PartId): Entry[] {
  if (id === 'doelstellingen' || id === 'acties')
    return agreement[id].map((record) => ({
      anchor: anchor(record.id),
      number: number(record.id),
      title: record.titel.trim() || 'Nog geen titel',
    }));
  if (id === 'taakverdeling')
    return groupsInScope(agreement).map((group) => ({
      anchor: groupAnchor(group),
      number: '',
      title: nameOf(TARGET_GROUPS, group),
    }));
  return [];
}

/** The number's column is always there, so that filling it in moves nothing (server/export/sheet.ts). */
function entryHtml({ anchor: id, number, title }: Entry): string {
  const label = number === '' ? '' : `<span class="nr">${number} </span>`;
  return `<a href="#${id}"><span class="wat">${label}${line(title)}</span><span class="blz"> </span></a>`;
}
