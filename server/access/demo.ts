/** The people of the local demo. They exist only there: the demo listens on loopback and nowhere else. */
import type { Actor } from '../../model/access.ts';
import type { People } from './people.ts';

export const DEMO_PEOPLE: readonly Actor[] = [
  {
    id: 'netwerkmanager',
    naam: 'Nele Aerts',
    functie: 'Netwerkmanager lokale besturen',
    organisatie: 'VDAB',
    rol: 'vdab-redacteur',
  },
  {
    id: 'regisseur',
    naam: 'Ruben De Smet',
    functie: 'Regisseur sociale economie en werk',
    organisatie: 'Regiegebied',
    rol: 'redacteur',
  },
  {
    id: 'directeur',
    naam: 'Dirk Peeters',
    functie: 'Algemeen directeur',
    organisatie: 'Lokaal bestuur',
    rol: 'redacteur',
  },
  { id: 'jurist', naam: 'Julie Maes', functie: 'Jurist', organisatie: 'VDAB', rol: 'jurist' },
  { id: 'lezer', naam: 'Lotte Claes', functie: 'Raadslid', organisatie: 'Lokaal bestuur', rol: 'lezer' },
];

/** The demo person with this id. */
export function demoPerson(id: string): Actor | null {
  return DEMO_PEOPLE.find((person) => person.id === id) ?? null;
}

/** Other programs show `demo-` and whom they act for; what follows after a dot sets one session of a person apart. */
const TOKEN = /^demo-([^.]+)/;

export const DEMO: People = {
  person: demoPerson,
  withToken: (token) => demoPerson(TOKEN.exec(token)?.[1] ?? ''),
};

/** People's colours: p1 to p5 of the design tokens, one each. */
const COLOURS = ['#0b5a54', '#9a3b7a', '#b4560b', '#2b5fb3', '#5b6b12'] as const;

/** The colour in which others see this person's cursor; the same on every screen. */
export function colourOf(actor: Actor): string {
  const place = DEMO_PEOPLE.findIndex(({ id }) => id === actor.id);
  return COLOURS[Math.max(place, 0) % COLOURS.length] ?? COLOURS[0];
}
