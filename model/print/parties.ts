/** Who binds themselves: each party with seat, number and representation, and who can be reached. */
import type { Party } from '../agreement.ts';
import { nameOf, PARTY_KINDS } from '../terms.ts';
import type { PrintContext } from './context.ts';
import { line } from './escape.ts';
import { facts, gap, part, table, textOr } from './pieces.ts';
import { enterpriseNumber } from './words.ts';

export function partiesHtml(context: PrintContext): string {
  const { partijen } = context.agreement;
  if (partijen.length === 0) return part('partijen', `<p>${gap('Nog geen partijen')}</p>`);
  const items = partijen.map((party) => `<li>${partyHtml(context, party)}</li>`);
  return part('partijen', `<ol class="partijen">${items.join('')}</ol>${legendHtml(context)}${contactsHtml(context)}`);
}

function partyHtml({ names }: PrintContext, party: Party): string {
  const short = names.short(party.id) ?? '';
  const called = short !== '' && short !== party.naam.trim() ? `, hierna «${line(short)}»` : '';
  return `<p><b>${textOr(party.naam, 'Partij zonder naam')}</b>${called}</p>${facts([
    { label: 'Zetel', html: textOr(party.zetel, 'Nog geen zetel') },
    { label: 'Soort', html: party.soort === 'vdab' ? '' : line(nameOf(PARTY_KINDS, party.soort)) },
    { label: 'KBO', html: enterpriseHtml(party) },
    { label: 'Vertegenwoordigd door', html: textOr(party.vertegenwoordiging, 'Nog geen vertegenwoordiging') },
    { label: party.ondertekenaars.length === 1 ? 'Ondertekenaar' : 'Ondertekenaars', html: signatoriesHtml(party) },
  ])}`;
}

function enterpriseHtml({ kbo, kboOcmw, soort }: Party): string {
  const numbers = [
    kbo ? `${line(enterpriseNumber(kbo))}${soort === 'lokaal-bestuur' && kboOcmw ? ' (gemeente)' : ''}` : '',
    kboOcmw ? `${line(enterpriseNumber(kboOcmw))} (OCMW)` : '',
  ];
  return numbers.filter((number) => number !== '').join(', ');
}

function signatoriesHtml({ ondertekenaars }: Party): string {
  const people = ondertekenaars.map(
    ({ naam, functie }) => `${textOr(naam, 'Nog geen naam')}, ${textOr(functie, 'nog geen functie')}`,
  );
  return people.join('<br>') || gap('Nog geen ondertekenaar');
}

function legendHtml({ names }: PrintContext): string {
  return names.legend === '' ? '' : `<p class="afspraak">${line(names.legend)}</p>`;
}

function contactsHtml(context: PrintContext): string {
  const rows = context.agreement.partijen.flatMap((party) =>
    party.contactpersonen.map((contact) => [
      textOr(contact.naam, 'Nog geen naam'),
      line(context.names.short(party.id) ?? ''),
      textOr(contact.functie, 'Nog geen functie'),
      [line(contact.email), line(contact.telefoon).replaceAll(' ', '\u00A0')]
        .filter((reach) => reach !== '')
        .join('<br>') || gap('Nog niet bereikbaar'),
    ]),
  );
  if (rows.length === 0) return '';
  const columns = [
    { head: 'Naam', kind: 'naam' },
    { head: 'Partij', kind: 'partij' },
    { head: 'Functie', kind: 'functie' },
    { head: 'Bereikbaar', kind: 'bereik' },
  ];
  return `<h3 id="contactpersonen">Contactpersonen</h3>${table('contacten', 'Wie per partij bereikbaar is', columns, rows)}`;
}
