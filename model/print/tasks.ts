/** Rubric 4: the taakverdeling. First the whole matrix in one view, then each doelgroep in detail. */
import type { Task } from '../agreement.ts';
import { enumerate } from '../title.ts';
import { isBlank } from '../rich-text.ts';
import { DOMAINS, nameOf, TARGET_GROUPS, type TargetGroup } from '../terms.ts';
import type { PrintContext } from './context.ts';
import { line, lines } from './escape.ts';
import { gap, part, table, textOr } from './pieces.ts';
import { groupAnchor, groupsInScope, groupsOutOfScope, tasksOf } from './scope.ts';
import { capital, counted } from './words.ts';

const NOT_APPLICABLE = '<span class="nvt">niet van toepassing</span>';
const NOBODY = gap('Nog niemand aan zet');

export function tasksHtml(context: PrintContext): string {
  const { toelichting } = context.agreement.taakverdeling;
  const text = isBlank(toelichting) ? '' : `<div class="tekst">${context.rich(toelichting, 3)}</div>`;
  const groups = groupsInScope(context.agreement);
  if (groups.length === 0)
    return part('taakverdeling', `${text}<p>${gap('Nog geen doelgroep in de taakverdeling')}</p>`);
  const details = groups.map((group) => detailsHtml(context, group)).join('');
  return part('taakverdeling', `${text}${matrixHtml(context, groups)}<div class="per-groep">${details}</div>`);
}

/**
 * Who is at turn and who is involved, for every vlak and every doelgroep that is in scope. Upright like
 * the rest: four columns fit, and a document to be signed keeps one orientation.
 */
function matrixHtml(context: PrintContext, groups: readonly TargetGroup[]): string {
  const columns = [
    { head: 'Vlak', kind: 'vlak' },
    ...groups.map((group) => ({ head: capital(nameOf(TARGET_GROUPS, group)), kind: 'groep' })),
  ];
  const byGroup = groups.map((group) => tasksOf(context.agreement, group));
  const rows = DOMAINS.map(({ id, naam }) => [line(naam), ...byGroup.map((tasks) => cellHtml(context, tasks.get(id)))]);
  const caption = 'Per vlak en doelgroep: in het vet wie aan zet is, daaronder wie betrokken is';
  return `<section class="overzicht"><h3 id="taken-overzicht">Wie doet wat</h3>${table('matrix', caption, columns, rows)}${legendHtml(context)}${outOfScope(context)}</section>`;
}

function cellHtml({ names }: PrintContext, task: Task | undefined): string {
  if (!task?.vanToepassing) return NOT_APPLICABLE;
  const leading = task.aanZet.length === 0 ? NOBODY : `<b>${line(capital(names.several(task.aanZet)))}</b>`;
  return task.betrokken.length === 0
    ? leading
    : `${leading} <span class="met">met ${line(names.several(task.betrokken))}</span>`;
}

/** Again what the groups stand for: the matrix must be readable on its own. */
function legendHtml({ names }: PrintContext): string {
  return names.legend === '' ? '' : `<p class="buiten">${line(names.legend)}</p>`;
}

function outOfScope({ agreement }: PrintContext): string {
  const names = groupsOutOfScope(agreement).map((group) => nameOf(TARGET_GROUPS, group));
  if (names.length === 0) return '';
  return `<p class="buiten">Deze overeenkomst verdeelt geen taken voor ${line(enumerate(names.map(lower)))}.</p>`;
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function detailsHtml(context: PrintContext, group: TargetGroup): string {
  const tasks = tasksOf(context.agreement, group);
  const columns = [
    { head: 'Vlak', kind: 'vlak' },
    { head: 'Wie', kind: 'wie' },
    { head: 'Afspraak', kind: 'wat' },
    { head: 'Contactpersonen', kind: 'contact' },
  ];
  const rows = DOMAINS.map(({ id, naam }) => [line(naam), ...taskCells(context, tasks.get(id))]);
  const name = nameOf(TARGET_GROUPS, group);
  const caption = 'Afspraken, antwoordtermijn en contactpersonen per vlak';
  return `<section class="doelgroep"><h3 id="${groupAnchor(group)}">${line(name)}</h3>${table('taken', caption, columns, rows)}</section>`;
}

function taskCells(context: PrintContext, task: Task | undefined): string[] {
  if (!task?.vanToepassing) return [NOT_APPLICABLE, '', ''];
  const term =
    task.antwoordtermijn === undefined
      ? ''
      : `Antwoord binnen ${counted(task.antwoordtermijn, 'werkdag', 'werkdagen')}.`;
  const agreed = [lines(task.afspraak), term && `<b>${line(term)}</b>`];
  return [cellHtml(context, task), agreed.filter((words) => words !== '').join('<br>'), contactsHtml(context, task)];
}

function contactsHtml(context: PrintContext, { contactpersonen }: Task): string {
  const people = contactpersonen.flatMap((id) => {
    const found = context.contact(id);
    return found ? [`${textOr(found.contact.naam, 'zonder naam')} (${line(found.party)})`] : [];
  });
  return people.join('<br>') || gap('Nog geen contactpersoon');
}
