/** JSON Schemas of what the server tells about signing: model/signing.ts as others read it. */
import { STATUSES } from '../../model/access.ts';
import { REFUSALS } from '../../model/signing.ts';
import { array, object, ref, type Schema } from './schema.ts';

const string = { type: 'string' } as const;
const strings = array(string);
const integer = { type: 'integer' } as const;
const boolean = { type: 'boolean' } as const;
const nullable = { type: ['string', 'null'] } as const;
const moment = { type: 'string', description: 'ISO 8601, UTC' };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256, in hex' };
const status = { type: 'string', enum: STATUSES.map(({ id }) => id) };
const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });
const ended = orNull(object({ op: moment, door: string, reden: string }));

const expected = { veld: string, id: string, naam: string, functie: string, partij: string, partijNaam: string };

export const signing: Readonly<Record<string, Schema>> = {
  Verwacht: object(expected),
  Handtekening: object({
    veld: { type: 'string', description: 'Naam van het veld in de pdf' },
    verwacht: { ...orNull(ref('Verwacht')), description: 'null voor een handtekening in een ander veld' },
    handtekening: {
      ...orNull(
        object({
          wie: { type: 'string', description: 'Zoals het certificaat die persoon noemt' },
          organisatie: string,
          uitgever: string,
          wanneer: { ...nullable, description: 'Zoals de klok van de ondertekenaar zei; ISO 8601, UTC' },
          geldig: boolean,
          keten: { type: 'string', enum: ['niet-gecontroleerd', 'vertrouwd', 'niet-vertrouwd'] },
          zelfde: { type: 'string', enum: ['zelfde', 'anders', 'onbekend'] },
          certificaat: hash,
          vermeldingen: strings,
        }),
      ),
      description: 'null zolang het veld leeg is',
    },
  }),
  Ondertekeningsverslag: object({
    aanvaard: boolean,
    weigeringen: array(object({ soort: { type: 'string', enum: REFUSALS }, zin: string })),
    velden: array(ref('Handtekening')),
    nietGecontroleerd: strings,
  }),
  VastgelegdBestand: object({
    id: string,
    vastgelegd: moment,
    door: string,
    pdf: { ...hash, description: 'SHA-256 van de pdf, in hex' },
    inhoud: { ...hash, description: 'SHA-256 van de JSON in de pdf, in hex: staat op papier' },
    bytes: integer,
    controle: { type: 'string', description: 'Waar iedereen het kan nakijken' },
    vervallen: ended,
  }),
  TeruggekomenBestand: object({
    id: string,
    soort: { type: 'string', enum: ['pdf', 'scan'] },
    op: moment,
    door: string,
    bytes: integer,
    type: string,
    verslag: orNull(ref('Ondertekeningsverslag')),
    ondertekenaars: { ...strings, description: 'Wiens handtekening op papier een scan toont' },
    leidt: { type: 'boolean', description: 'Of dit het bestand is dat telt' },
    ingetrokken: ended,
  }),
  Ondertekening: object({
    status,
    bestand: orNull(ref('VastgelegdBestand')),
    ondertekenaars: array(
      object({
        ...expected,
        stand: { type: 'string', enum: ['open', 'digitaal', 'papier', 'te-bevestigen'] },
        uit: { ...nullable, description: 'Het teruggekomen bestand dat dit zegt' },
        bevestigdDoor: nullable,
      }),
    ),
    teruggekomen: array(ref('TeruggekomenBestand')),
    tegenspraak: strings,
    eerder: array(ref('VastgelegdBestand')),
  }),
  Nazicht: object({
    oordeel: { type: 'string', enum: ['ongewijzigd', 'ondertekend', 'inhoud', 'gewijzigd', 'onbekend'] },
    overeenkomst: orNull(
      object({
        titel: string,
        partijen: strings,
        vastgelegd: moment,
        vervallen: { ...nullable, description: 'Sinds wanneer; ISO 8601, UTC' },
        status,
        inhoud: hash,
      }),
    ),
    verslag: orNull(ref('Ondertekeningsverslag')),
  }),
};
