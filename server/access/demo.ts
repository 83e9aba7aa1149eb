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
  person: async (id) => demoPerson(id),
  names: async (ids) => new Map([...ids].flatMap((id) => nameOf(demoPerson(id)))),
  withToken: async (token) => demoPerson(TOKEN.exec(token)?.[1] ?? ''),
  isEverywhere: ({ id }) => demoPerson(id) !== null,
  everywhere: DEMO_PEOPLE,
};

const nameOf = (person: Actor | null): [string, string][] => (person ? [[person.id, person.naam]] : []);
