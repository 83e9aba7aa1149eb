/** Rubric 2: the doelstellingen, each with the acties and indicatoren that serve it. */
import type { Indicator, Objective } from '../agreement.ts';
import { nameOf, THEMES } from '../terms.ts';
import { anchor, type PrintContext } from './context.ts';
import { line } from './escape.ts';
import { facts, gap, part, recordHeading } from './pieces.ts';
import { textOrGap } from './texts.ts';

/** Titles of the centraal kader's minimal objectives, by id. */
export type CentralFramework = ReadonlyMap<string, string>;

export function objectivesHtml(context: PrintContext, framework: CentralFramework): string {
  const { doelstellingen } = context.agreement;
  const records = doelstellingen.map((objective) => objectiveHtml(context, objective, framework)).join('');
  return part('doelstellingen', records || `<p>${gap('Nog geen doelstellingen')}</p>`);
}

function objectiveHtml(context: PrintContext, objective: Objective, framework: CentralFramework): string {
  const { id, titel, omschrijving, thema, centraalKader } = objective;
  const heading = recordHeading(anchor(id), context.number(id), titel, 'Nog geen titel');
  const above = facts([
    { label: 'Thema', html: thema ? line(nameOf(THEMES, thema)) : '' },
    { label: 'Centraal kader', html: centraalKader ? line(frameworkWords(centraalKader, framework)) : '' },
  ]);
  const below = facts([
    { label: 'Acties', html: actionsHtml(context, id) },
    { label: 'Indicatoren', html: indicatorsHtml(context, id) },
  ]);
  return `<section class="rec">${heading}${above}${textOrGap(context, omschrijving, 4, 'Nog geen omschrijving')}${below}</section>`;
}

/** "minimale doelstelling 2: Leefloongerechtigden begeleiden …". */
function frameworkWords(id: string, framework: CentralFramework): string {
  const title = framework.get(id);
  return `minimale doelstelling ${id.replace(/^ck-/, '')}${title ? `: ${title}` : ''}`;
}

function actionsHtml(context: PrintContext, id: string): string {
  const serving = context.agreement.acties.filter(({ doelstellingen }) => doelstellingen.includes(id));
  return (
    serving.map((action) => `${context.link(action.id)} ${line(action.titel)}`).join('; ') || gap('Nog geen actie')
  );
}

/** Indicators of the doelstelling itself and of the acties that serve it, in their own order. */
function indicatorsHtml(context: PrintContext, id: string): string {
  const serving = new Set(
    context.agreement.acties.filter(({ doelstellingen }) => doelstellingen.includes(id)).map((action) => action.id),
  );
  const measuring = context.agreement.indicatoren.filter(
    ({ koppeling }) => koppeling === id || (koppeling !== undefined && serving.has(koppeling)),
  );
  return measuring.map((indicator) => indicatorHtml(context, indicator, id)).join('; ') || gap('Nog geen indicator');
}

function indicatorHtml(context: PrintContext, { id, naam, koppeling }: Indicator, objective: string): string {
  const through = koppeling === undefined || koppeling === objective ? '' : ` (via ${context.link(koppeling)})`;
  return `${context.link(id)} ${line(naam)}${through}`;
}
