/** Agreements to print: the fixture, an empty one, and one with everything awkward in it. */
import { readFileSync } from 'node:fs';
import {
  CELL_KEYS,
  FORMAT,
  FORMAT_VERSION,
  type Action,
  type Agreement,
  type Party,
  type Signatory,
} from '../../model/agreement.ts';
import { emptyRichText, paragraphs } from '../../model/rich-text.ts';
import type { Problem } from '../../model/validation/problem.ts';

export function fixture(name = 'kalmthout-zoersel'): Agreement {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Agreement;
}

/** The fixture with its acties over and over, each with an id of its own: 15 times makes over 200 pages. */
export function longAgreement(times = 15): Agreement {
  const whole = fixture();
  const acties = Array.from({ length: times }, (_, nth) =>
    whole.acties.map((one) => ({ ...one, id: nth === 0 ? one.id : `${one.id}-${nth + 1}` })),
  );
  return { ...whole, acties: acties.flat() };
}

/** An agreement without a single word in it. */
export function emptyAgreement(): Agreement {
  return {
    formaat: FORMAT,
    versie: FORMAT_VERSION,
    sjabloon: { id: 'so-basis', uitgave: 1 },
    titel: '',
    legislatuur: '2025-2030',
    looptijd: {},
    regiegebied: '',
    partijen: [],
    algemeneDoelstelling: emptyRichText(),
    principes: emptyRichText(),
    omgevingsanalyse: { tekst: emptyRichText(), cijfers: [] },
    doelstellingen: [],
    acties: [],
    taakverdeling: {
      toelichting: emptyRichText(),
      taken: CELL_KEYS.map((key) => ({
        ...key,
        vanToepassing: false,
        aanZet: [],
        betrokken: [],
        afspraak: '',
        contactpersonen: [],
      })),
    },
    indicatoren: [],
    overleg: [],
    slotbepalingen: { duur: emptyRichText(), opzegging: emptyRichText(), geschillen: emptyRichText() },
  };
}

export function signatory(id: string, naam: string, functie = 'Burgemeester'): Signatory {
  return { id, naam, functie, mandaat: { orgaan: 'Gemeenteraad', besluit: 'GR/2025/001', datum: '2025-03-24' } };
}

export function party(
  id: string,
  naam: string,
  ondertekenaars: Signatory[] = [],
  soort: Party['soort'] = 'lokaal-bestuur',
): Party {
  return {
    id,
    soort,
    naam,
    zetel: 'Markt 1, 2000 Ergens',
    vertegenwoordiging: 'de gemeenteraad',
    ondertekenaars,
    contactpersonen: [],
  };
}

export function action(id: string, titel: string, more: Partial<Action> = {}): Action {
  return {
    id,
    titel,
    omschrijving: paragraphs('Wat we doen.'),
    doelstellingen: [],
    algemeen: true,
    doelgroepen: [],
    vlakken: [],
    instrumenten: [],
    partners: [],
    anderePartners: '',
    middelen: { mensen: '' },
    herkomst: { soort: 'eigen-praktijk' },
    ...more,
  };
}

/** Words of 200 letters wherever a word can stand, all four doelgroepen, and parties with clashing names. */
export function awkwardAgreement(): Agreement {
  const word = 'Onvoorstelbaar'.repeat(15).slice(0, 200);
  const parties = ['Ranst', 'Schelle', 'Zoersel', word].map((name, nth) =>
    party(`p-${nth}`, name, [signatory(`o-${nth}`, word, word)], 'gemeente'),
  );
  const contact = { id: 'c-0', naam: word, functie: word, email: `${word}@voorbeeld.example`, telefoon: word };
  const ids = parties.map(({ id }) => id);
  return {
    ...emptyAgreement(),
    titel: `${word} ${word}`,
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
    regiegebied: word,
    referentieregio: 'kempen',
    partijen: parties.map((one, nth) => (nth === 0 ? { ...one, zetel: word, contactpersonen: [contact] } : one)),
    algemeneDoelstelling: paragraphs(word, `gewoon ${word} gewoon`),
    omgevingsanalyse: {
      tekst: wideTable(word),
      cijfers: [
        {
          id: 'f-0',
          omschrijving: word,
          gebied: word,
          waarde: 123456789.5,
          eenheid: word,
          datum: '2024-02-29',
          bron: word,
        },
      ],
    },
    doelstellingen: [{ id: 'd-0', titel: word, omschrijving: paragraphs(word) }],
    acties: [
      action('a-0', word, {
        doelstellingen: ['d-0'],
        trekker: 'p-3',
        partners: ids,
        contactpersoon: 'c-0',
        anderePartners: word,
        middelen: { mensen: word, budget: 1e9 },
      }),
    ],
    taakverdeling: {
      toelichting: paragraphs(word),
      taken: CELL_KEYS.map((key) => ({
        ...key,
        vanToepassing: true,
        aanZet: ['p-3'],
        betrokken: ['p-0', 'p-3'],
        afspraak: word,
        antwoordtermijn: 1,
        contactpersonen: ['c-0'],
      })),
    },
    indicatoren: [
      {
        id: 'i-0',
        soort: 'kwantitatief',
        naam: word,
        omschrijving: word,
        koppeling: 'a-0',
        eenheid: word,
        nulmeting: { waarde: 1 },
        streefcijfer: { waarde: 2, datum: '2030-12-31' },
        streefdoel: '',
        bron: word,
      },
      {
        id: 'i-1',
        soort: 'kwalitatief',
        naam: word,
        omschrijving: '',
        eenheid: '',
        nulmeting: {},
        streefcijfer: {},
        streefdoel: word,
        bron: word,
      },
    ],
    overleg: [
      {
        id: 'v-0',
        soort: 'stuurgroep',
        naam: word,
        uitnodiger: word,
        opdracht: paragraphs(word),
        samenstelling: emptyRichText(),
      },
    ],
  };
}

/** A table of three and one of twelve columns, each with a word that does not fit. */
function wideTable(word: string): Agreement['algemeneDoelstelling'] {
  const cell = (text: string) => ({ type: 'tableCell' as const, content: paragraphs(text).content });
  const table = (columns: number) => ({
    type: 'table' as const,
    content: [0, 1].map(() => ({
      type: 'tableRow' as const,
      content: Array.from({ length: columns }, () => cell(`Kinderopvang ${word}`)),
    })),
  });
  return { type: 'doc', content: [table(3), table(12)] };
}

/** So many open problems, of no particular kind. */
export function openPoints(count: number): Problem[] {
  return Array.from({ length: count }, (_, nth) => ({
    regel: 'trekkerGekozen',
    rubriek: 'acties',
    pad: `/acties/${nth}`,
    ernst: 'tekort',
    boodschap: 'Kies een trekker.',
  }));
}
