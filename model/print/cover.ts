/** The cover: what this is, between whom, for how long. */
import type { Party } from '../agreement.ts';
import { line } from './escape.ts';
import { gap, textOr } from './pieces.ts';
import type { PrintContext } from './context.ts';
import { capital, openPoints, termWords } from './words.ts';

/** Beyond this many parties the cover names them only; their seats follow in the first part. */
const MOST_WITH_SEAT = 10;

export interface CoverOptions {
  readonly concept: { readonly punten: number } | null;
  readonly referentieregio: string;
}

export function coverHtml({ agreement }: PrintContext, { concept, referentieregio }: CoverOptions): string {
  const title = textOr(agreement.titel, 'Nog geen titel');
  return `<header class="kaft">
<p class="kop-regel">Legislatuur ${line(agreement.legislatuur)}</p>
<div class="streep" aria-hidden="true"></div>
<h1${agreement.titel.length > 170 ? ' class="lang"' : ''}>${title}</h1>
${conceptHtml(concept)}<p class="looptijd">${termHtml(agreement.looptijd)}</p>
${areaHtml(agreement.regiegebied, referentieregio)}${partiesHtml(agreement.partijen)}</header>`;
}

function conceptHtml(concept: CoverOptions['concept']): string {
  if (!concept) return '';
  return `<p class="concept"><strong>Concept</strong> ${openPoints(concept.punten)}</p>\n`;
}

function termHtml(term: { start?: string; einde?: string }): string {
  const words = termWords(term);
  const missing =
    !term.start || !term.einde ? ` ${gap(term.start || term.einde ? 'Looptijd onvolledig' : 'Nog geen looptijd')}` : '';
  return `${line(capital(words))}${missing}`.trim();
}

function areaHtml(regiegebied: string, referentieregio: string): string {
  const rows = [
    line(regiegebied) && `<li><span class="label">Regiegebied </span>${line(regiegebied)}</li>`,
    line(referentieregio) && `<li><span class="label">Referentieregio </span>${line(referentieregio)}</li>`,
  ].filter((row) => row !== '');
  return rows.length === 0 ? '' : `<ul class="kaft-gebied">${rows.join('')}</ul>\n`;
}

function partiesHtml(parties: readonly Party[]): string {
  if (parties.length === 0) return `<p>${gap('Nog geen partijen')}</p>`;
  const isLong = parties.length > MOST_WITH_SEAT;
  const items = parties.map(
    (party) => `<li>${isLong ? `<b>${textOr(party.naam, 'Partij zonder naam')}</b>` : partyHtml(party)}</li>`,
  );
  return `<p class="label tussen">Partijen</p><ul class="kaft-partijen${isLong ? ' veel' : ''}">${items.join('')}</ul>\n`;
}

function partyHtml({ naam, zetel, vertegenwoordiging }: Party): string {
  const details = [line(zetel), line(vertegenwoordiging) && `vertegenwoordigd door ${line(vertegenwoordiging)}`];
  const known = details.filter((detail) => detail !== '').join(', ');
  return `<b>${textOr(naam, 'Partij zonder naam')}</b>${known === '' ? '' : ` <span class="zetel">${known}</span>`}`;
}
