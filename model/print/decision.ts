/**
 * A draft of what a council decides about an agreement. It says what the agreement knows; what only the council's own
 * secretariat knows stays open and is marked.
 */
import type { Agreement, Party } from '../agreement.ts';
import { enumerate, placeName } from '../title.ts';
import { printContext, type PrintContext } from './context.ts';
import { line } from './escape.ts';
import { gap, textOr } from './pieces.ts';
import { counted, numberWords, termWords } from './words.ts';

/** Who decides for a party. */
export const COUNCILS = ['gemeenteraad', 'raad voor maatschappelijk welzijn', 'raad van bestuur'] as const;
export type Council = (typeof COUNCILS)[number];

/** The councils that decide for a party: both of them for a gemeente with its OCMW, and none for VDAB. */
export function councilsOf({ soort }: Pick<Party, 'soort'>): readonly Council[] {
  switch (soort) {
    case 'vdab':
      return [];
    case 'gemeente':
      return ['gemeenteraad'];
    case 'ocmw':
      return ['raad voor maatschappelijk welzijn'];
    case 'lokaal-bestuur':
      return ['gemeenteraad', 'raad voor maatschappelijk welzijn'];
    case 'intergemeentelijk':
      return ['raad van bestuur'];
  }
}

/** Title of the draft, without marks. */
export function decisionTitle({ naam }: Pick<Party, 'naam'>, council: Council): string {
  const place = placeName({ naam });
  return `Ontwerp van besluit: ${council}${place === '' ? '' : ` van ${place}`}`;
}

/** The draft as HTML, in the same vocabulary as the agreement's own outline. */
export function decisionHtml(agreement: Agreement, party: Party, council: Council): string {
  const context = printContext(agreement);
  const sections = [
    ['Onderwerp', `<p>Samenwerkingsovereenkomst met VDAB en lokale besturen: goedkeuring en mandaat</p>`],
    ['Feiten en context', contextHtml(agreement)],
    ['Juridische grond', legalHtml()],
    ['Argumentatie', reasonsHtml(context, party)],
    ['Financiële gevolgen', costHtml(context, party)],
    ['Besluit', articlesHtml(agreement, party, council)],
    ['Bijlagen', `<ul><li>${titleHtml(agreement)} (pdf)</li></ul>`],
  ] as const;
  const head = `<p class="kop-regel">${line(decisionTitle(party, council))}</p><h1>Ontwerp van besluit</h1><p>Zitting van ${gap('datum van de zitting')}</p>`;
  return `<main>${head}${sections.map(([title, html]) => `<h2>${title}</h2><div class="tekst">${html}</div>`).join('')}</main>`;
}

const titleHtml = ({ titel }: Agreement): string => textOr(titel, 'titel van de overeenkomst');

function contextHtml(agreement: Agreement): string {
  const { partijen, legislatuur, looptijd, doelstellingen, acties, indicatoren } = agreement;
  const parties = partijen.map(({ naam }) => `<li>${textOr(naam, 'partij zonder naam')}</li>`).join('');
  const counts = [
    counted(doelstellingen.length, 'doelstelling', 'doelstellingen'),
    counted(acties.length, 'actie', 'acties'),
    counted(indicatoren.length, 'indicator', 'indicatoren'),
  ];
  const term = termWords(looptijd);
  return [
    `<p>Deze partijen willen in de legislatuur ${line(legislatuur)} samenwerken aan activering en werk:</p>`,
    parties === '' ? `<p>${gap('nog geen partijen')}</p>` : `<ol>${parties}</ol>`,
    `<p>Hun overeenkomst loopt ${term === '' ? gap('nog geen looptijd') : line(term)}. Ze bevat een omgevingsanalyse, ${line(enumerate(counts))}, en zegt per doelgroep wie wat doet.</p>`,
  ].join('');
}

function legalHtml(): string {
  return `<p>Het decreet van 22 december 2017 over het lokaal bestuur. ${gap('artikelen en andere rechtsgronden, door het secretariaat')}</p>`;
}

function reasonsHtml({ agreement, number }: PrintContext, party: Party): string {
  const led = agreement.acties.filter(({ trekker }) => trekker === party.id);
  const list = led.map(({ id, titel }) => `<li>${number(id)} ${textOr(titel, 'nog geen titel')}</li>`).join('');
  const name = textOr(party.naam, 'Partij zonder naam');
  const leads =
    list === ''
      ? `<p>${name} is in de overeenkomst van geen actie de trekker.</p>`
      : `<p>${name} is trekker van ${led.length === 1 ? 'deze actie' : 'deze acties'}:</p><ul>${list}</ul>`;
  return `${leads}<p>${gap('waarom het bestuur deze samenwerking wil')}</p>`;
}

function costHtml({ agreement }: PrintContext, party: Party): string {
  const budgets = agreement.acties.flatMap(({ trekker, middelen }) =>
    trekker === party.id && middelen.budget !== undefined ? [middelen.budget] : [],
  );
  const sum = numberWords(Math.round(budgets.reduce((total, budget) => total + budget, 0) * 100) / 100);
  const known =
    budgets.length === 0
      ? 'De overeenkomst noemt geen budget voor acties die dit bestuur trekt.'
      : `De acties die dit bestuur trekt, noemen samen een budget van ${sum}\u00A0euro. De overeenkomst zegt niet wie welk deel betaalt.`;
  return `<p>${known} ${gap('raming en visum, door de financieel directeur')}</p>`;
}

function articlesHtml(agreement: Agreement, { ondertekenaars }: Party, council: Council): string {
  const term = termWords(agreement.looptijd);
  const signing = ondertekenaars.map(({ naam, functie }) => `${textOr(naam, 'naam')}, ${textOr(functie, 'functie')}`);
  const who = signing.length === 0 ? gap('wie ondertekent') : signing.join(' en ');
  const articles = [
    `De ${council} keurt «${titleHtml(agreement)}» goed, zoals in bijlage${term === '' ? '' : `, ${line(term)}`}.`,
    `De ${council} geeft mandaat om de overeenkomst te ondertekenen aan ${who}.`,
    'Een afschrift van dit besluit gaat naar VDAB en naar de andere partijen.',
  ];
  return articles.map((text, nth) => `<h3>Artikel ${nth + 1}</h3><p>${text}</p>`).join('');
}
