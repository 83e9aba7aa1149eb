/** Rubric 5: the indicatoren, quantitative and qualitative in one table, in their own order. */
import type { Indicator } from '../agreement.ts';
import { FREQUENCIES, nameOf } from '../terms.ts';
import { anchor, type PrintContext } from './context.ts';
import { line, lines } from './escape.ts';
import { gap, part, table, textOr, valueHtml } from './pieces.ts';
import { dateWords } from './words.ts';

const COLUMNS = [
  { head: 'Indicator', kind: 'indicator' },
  { head: 'Meet', kind: 'meet' },
  { head: 'Nulmeting', kind: 'nul' },
  { head: 'Streefcijfer of streefdoel', kind: 'streef' },
  { head: 'Meting en bron', kind: 'bron' },
];

export function indicatorsHtml(context: PrintContext): string {
  const { indicatoren } = context.agreement;
  if (indicatoren.length === 0) return part('indicatoren', `<p>${gap('Nog geen indicatoren')}</p>`);
  const rows = indicatoren.map((indicator) => rowOf(context, indicator));
  return part(
    'indicatoren',
    table('indicatoren', 'Wat de partijen opvolgen, van waar ze vertrekken en waar ze naartoe gaan', COLUMNS, rows),
  );
}

function rowOf(context: PrintContext, indicator: Indicator): string[] {
  const { id, naam, omschrijving, koppeling, frequentie, bron } = indicator;
  const number = `<span class="nr">${context.number(id)} </span>`;
  const details = lines(omschrijving);
  return [
    `<span id="${anchor(id)}">${number}<b>${textOr(naam, 'Nog geen naam')}</b></span>${details === '' ? '' : `<br><span class="uitleg">${details}</span>`}`,
    (koppeling === undefined ? '' : context.link(koppeling)) || gap('Nog niets'),
    ...values(indicator),
    `${frequentie ? line(nameOf(FREQUENCIES, frequentie)) : gap('Nog geen frequentie')}<br><span class="uitleg">${textOr(bron, 'Nog geen bron')}</span>`,
  ];
}

/** Baseline and target; a qualitative indicator has a goal in words instead of figures. */
function values({ soort, nulmeting, streefcijfer, streefdoel, eenheid }: Indicator): [string, string] {
  switch (soort) {
    case 'kwantitatief': {
      const goal = lines(streefdoel);
      const target = measured(streefcijfer, eenheid, 'Nog geen streefcijfer', 'tegen');
      return [measured(nulmeting, eenheid, 'Nog geen nulmeting', 'op'), goal === '' ? target : `${target}<br>${goal}`];
    }
    case 'kwalitatief':
      return ['<span class="nvt">kwalitatief</span>', qualitative(streefdoel, streefcijfer.datum)];
  }
}

function measured(
  value: { waarde?: number; datum?: string },
  unit: string,
  missing: string,
  preposition: string,
): string {
  const figure = value.waarde === undefined ? gap(missing) : valueHtml(value.waarde, unit);
  return `${figure}${value.datum ? `<br><span class="uitleg">${preposition} ${line(dateWords(value.datum))}</span>` : ''}`;
}

function qualitative(goal: string, date: string | undefined): string {
  const words = lines(goal) || gap('Nog geen streefdoel');
  return date ? `${words}<br><span class="uitleg">tegen ${line(dateWords(date))}</span>` : words;
}
