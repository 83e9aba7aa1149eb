/** A small agreement that lacks nothing: the ground from which each rule's failing case takes one thing away. */
import { CELL_KEYS, type Agreement, type Party } from '../../model/agreement.ts';
import { emptyRichText, paragraphs } from '../../model/rich-text.ts';

const party = (id: string, soort: Party['soort'], naam: string, kbo: string): Party => ({
  id,
  soort,
  naam,
  zetel: 'Dorpsstraat 1',
  kbo,
  vertegenwoordiging: 'de raad',
  ondertekenaars: [
    {
      id: `${id}-o`,
      naam: 'An Peeters',
      functie: 'algemeen directeur',
      mandaat: { orgaan: 'gemeenteraad', besluit: 'GR/1', datum: '2025-02-01' },
    },
  ],
  contactpersonen: [
    { id: `${id}-c`, naam: 'Bo Maes', functie: 'diensthoofd', email: 'bo@voorbeeld.example', telefoon: '' },
  ],
});

/** A fresh copy each time: tests change it. */
export function complete(): Agreement {
  return {
    formaat: 'samenschrift/overeenkomst',
    versie: '1.0',
    sjabloon: { id: 'so-basis', uitgave: 1 },
    titel: 'Samenwerkingsovereenkomst tussen Gemeente Wijnegem en VDAB',
    legislatuur: '2025-2030',
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
    regiegebied: '',
    partijen: [party('p1', 'vdab', 'VDAB', '0887010362'), party('p2', 'gemeente', 'Gemeente Wijnegem', '0207533775')],
    algemeneDoelstelling: paragraphs('Samen meer mensen aan het werk.'),
    principes: paragraphs('Gelijkwaardig.'),
    omgevingsanalyse: {
      tekst: paragraphs('De streek.'),
      cijfers: [
        {
          id: 'c1',
          omschrijving: 'werkzoekenden',
          gebied: 'Wijnegem',
          waarde: 250,
          eenheid: 'personen',
          datum: '2025-01-31',
          bron: 'Arvastat',
        },
      ],
    },
    doelstellingen: [{ id: 'd1', titel: 'Bereiken', omschrijving: paragraphs('Iedereen bereiken.') }],
    acties: [
      {
        id: 'a1',
        titel: 'Zitdag',
        omschrijving: paragraphs('Elke maand.'),
        doelstellingen: ['d1'],
        algemeen: true,
        doelgroepen: [],
        vlakken: [],
        instrumenten: [],
        trekker: 'p1',
        partners: ['p2'],
        anderePartners: '',
        middelen: { mensen: '' },
        start: '2025-03-01',
        deadline: '2026-01-01',
        herkomst: { soort: 'eigen-praktijk' },
      },
    ],
    taakverdeling: {
      toelichting: emptyRichText(),
      taken: CELL_KEYS.map((key, nth) => ({
        ...key,
        vanToepassing: nth === 0,
        aanZet: nth === 0 ? ['p1'] : [],
        betrokken: [],
        afspraak: '',
        contactpersonen: nth === 0 ? ['p1-c'] : [],
      })),
    },
    indicatoren: [
      {
        id: 'i1',
        soort: 'kwantitatief',
        naam: 'Bereikte inwoners',
        omschrijving: '',
        koppeling: 'd1',
        eenheid: 'personen',
        nulmeting: { waarde: 0, datum: '2025-01-01' },
        streefcijfer: { waarde: 40, datum: '2030-12-31' },
        streefdoel: '',
        frequentie: 'jaarlijks',
        bron: 'telling',
      },
    ],
    overleg: [
      {
        id: 'o1',
        soort: 'stuurgroep',
        naam: 'Stuurgroep',
        keerPerJaar: 2,
        uitnodiger: '',
        opdracht: emptyRichText(),
        samenstelling: emptyRichText(),
      },
      {
        id: 'o2',
        soort: 'operationeel',
        naam: 'Operationeel overleg',
        keerPerJaar: 4,
        uitnodiger: '',
        opdracht: emptyRichText(),
        samenstelling: emptyRichText(),
      },
    ],
    slotbepalingen: {
      duur: paragraphs('Tot eind 2030.'),
      opzegging: paragraphs('Schriftelijk.'),
      geschillen: paragraphs('Overleg.'),
    },
  };
}
