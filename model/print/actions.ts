/** Rubric 3: the acties, each with who leads it, for whom, by when and with what. */
import type { Action } from '../agreement.ts';
import { DOMAINS, INSTRUMENTS, nameOf, TARGET_GROUPS } from '../terms.ts';
import { anchor, type PrintContext } from './context.ts';
import { line } from './escape.ts';
import { facts, gap, part, recordHeading, textOr } from './pieces.ts';
import { textOrGap } from './texts.ts';
import { capital, dateWords, numberWords } from './words.ts';

export function actionsHtml(context: PrintContext): string {
  const records = context.agreement.acties.map((action) => actionHtml(context, action)).join('');
  return part('acties', records || `<p>${gap('Nog geen acties')}</p>`);
}

function actionHtml(context: PrintContext, action: Action): string {
  const { id, titel, omschrijving } = action;
  const heading = recordHeading(anchor(id), context.number(id), titel, 'Nog geen titel');
  const text = textOrGap(context, omschrijving, 4, 'Nog geen omschrijving');
  return `<section class="rec">${heading}${whoAndWhen(context, action)}${text}${forWhomAndHow(context, action)}</section>`;
}

function whoAndWhen(context: PrintContext, action: Action): string {
  return facts([
    { label: 'Trekker', html: leadHtml(context, action), side: 'links' },
    { label: 'Van', html: action.start ? line(dateWords(action.start)) : '', side: 'rechts' },
    { label: 'Partners', html: partnersHtml(context, action), side: 'links' },
    {
      label: 'Tegen',
      html: action.deadline ? line(dateWords(action.deadline)) : gap('Nog geen deadline'),
      side: 'rechts',
    },
    { label: 'Contact', html: contactHtml(context, action), side: 'links' },
    { label: 'Dient', html: servesHtml(context, action), side: 'rechts' },
  ]);
}

function forWhomAndHow(context: PrintContext, action: Action): string {
  return facts([
    { label: 'Voor', html: groupsHtml(action) },
    { label: 'Vlakken', html: namesHtml(action.vlakken.map((id) => nameOf(DOMAINS, id))) },
    { label: 'Instrumenten', html: namesHtml(action.instrumenten.map((id) => nameOf(INSTRUMENTS, id))) },
    { label: 'Middelen', html: meansHtml(action) },
    { label: 'Indicatoren', html: measuredHtml(context, action) },
    { label: 'Herkomst', html: originWords(action) },
  ]);
}

function leadHtml({ names }: PrintContext, { trekker }: Action): string {
  const lead = trekker === undefined ? null : names.short(trekker);
  return lead === null ? gap('Nog geen trekker') : `<b>${line(lead)}</b>`;
}

function partnersHtml({ names }: PrintContext, { partners, anderePartners }: Action): string {
  const all = [line(capital(names.several(partners))), line(anderePartners)];
  return all.filter((name) => name !== '').join('; ');
}

function contactHtml(context: PrintContext, { contactpersoon }: Action): string {
  const found = contactpersoon === undefined ? null : context.contact(contactpersoon);
  if (!found) return '';
  return `${textOr(found.contact.naam, 'Contactpersoon zonder naam')} (${line(found.party)})`;
}

function servesHtml(context: PrintContext, { doelstellingen }: Action): string {
  const inOrder = context.agreement.doelstellingen.filter(({ id }) => doelstellingen.includes(id));
  return inOrder.map(({ id }) => context.link(id)).join(', ') || gap('Nog geen doelstelling');
}

function groupsHtml({ algemeen, doelgroepen }: Action): string {
  const names = TARGET_GROUPS.filter(({ id }) => doelgroepen.includes(id)).map(({ naam }) => naam);
  const everyone = algemeen ? ['iedereen (algemene actie)'] : [];
  return namesHtml([...everyone, ...names]) || gap('Nog geen doelgroep');
}

/** Names that may hold commas themselves, so semicolons part them. */
function namesHtml(names: readonly string[]): string {
  return line(capital(names.join('; ')));
}

function meansHtml({ middelen }: Action): string {
  const budget = middelen.budget === undefined ? '' : `budget ${numberWords(middelen.budget)}\u00A0euro`;
  return [line(middelen.mensen), line(budget)].filter((means) => means !== '').join('; ');
}

function measuredHtml(context: PrintContext, { id }: Action): string {
  const measuring = context.agreement.indicatoren.filter(({ koppeling }) => koppeling === id);
  return measuring.map((indicator) => `${context.link(indicator.id)} ${line(indicator.naam)}`).join('; ');
}

function originWords({ herkomst }: Action): string {
  switch (herkomst.soort) {
    case 'eigen-praktijk':
      return 'Eigen praktijk';
    case 'inspiratieset':
      return line(`Inspiratieset, actie ${herkomst.id}, versie ${herkomst.versie}`);
  }
}
