/** JSON Schemas of the HTTP answers. The public formats come from schemas/, under #/components/schemas. */
import { ROLES, SCOPES, STATUSES } from '../../model/access.ts';
import begrippen from '../../schemas/begrippen.schema.json' with { type: 'json' };
import indicatorencatalogus from '../../schemas/indicatorencatalogus.schema.json' with { type: 'json' };
import inspiratieset from '../../schemas/inspiratieset.schema.json' with { type: 'json' };
import overeenkomst from '../../schemas/overeenkomst.schema.json' with { type: 'json' };
import sjabloon from '../../schemas/sjabloon.schema.json' with { type: 'json' };
import tekst from '../../schemas/tekst.schema.json' with { type: 'json' };
import { ERROR_KINDS } from './errors.ts';
import { array, object, ref, type Schema } from './schema.ts';
import { signing } from './schemas-signing.ts';

/** Ways to sign in: at a provider of OpenID Connect, from `/api/aanmelding` on. */
export const SIGN_IN_WAYS = ['oidc'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

const string = { type: 'string' } as const;
const strings = { type: 'array', items: string } as const;
const number = { type: 'integer' } as const;

const maybe = { type: ['string', 'null'] };
const moment = { type: 'string', description: 'ISO 8601, UTC' };
const role = { type: 'string', enum: ROLES.map(({ id }) => id) };
const party = {
  type: ['string', 'null'],
  description: 'De partij waarvoor iemand aan de overeenkomst meewerkt; null voor alle, of voor geen',
};
const nullable = { type: ['string', 'null'] } as const;
const status = { type: 'string', enum: STATUSES.map(({ id }) => id) };
const term = object({ start: string, einde: string }, ['start', 'einde']);

const OWN: Readonly<Record<string, Schema>> = {
  Probleem: object({
    regel: string,
    rubriek: string,
    pad: { type: 'string', description: 'JSON Pointer in de overeenkomst' },
    ernst: { type: 'string', enum: ['fout', 'tekort', 'aandacht'] },
    boodschap: string,
  }),
  Fout: object(
    {
      fout: { type: 'string', enum: ERROR_KINDS },
      boodschap: string,
      problemen: array(ref('Probleem')),
      verslag: ref('Ondertekeningsverslag'),
    },
    ['problemen', 'verslag'],
  ),
  Persoon: object({
    id: string,
    naam: string,
    functie: string,
    organisatie: string,
    rol: role,
  }),
  Sessie: object({
    demo: { type: 'boolean', description: 'U kiest zelf wie u bent, uit de personen hieronder' },
    aanmelden: { ...array({ type: 'string', enum: SIGN_IN_WAYS }), description: 'Hoe u zich anders aanmeldt' },
    persoon: { oneOf: [ref('Persoon'), { type: 'null' }] },
    via: { enum: [...SIGN_IN_WAYS, null], description: 'Hoe u zich aanmeldde, als dat een van die manieren was' },
    kleur: { type: ['string', 'null'], description: 'De kleur waarin anderen u zien' },
    personen: array(ref('Persoon')),
  }),
  Aanmelding: object({
    id: string,
    begonnen: moment,
    gebruikt: moment,
    adres: { type: 'string', description: 'Het netwerkadres waarvan ze het laatst gebruikt werd' },
    toestel: string,
    deze: { type: 'boolean', description: 'De aanmelding waarmee dit gevraagd wordt' },
  }),
  Sleutel: object({
    id: string,
    naam: string,
    bereik: { type: 'string', enum: SCOPES.map(({ id }) => id) },
    overeenkomst: {
      oneOf: [object({ id: string, titel: string }), { type: 'null' }],
      description: 'De enige die ze opent; null voor alle',
    },
    gemaakt: moment,
    tot: moment,
    gebruikt: { ...moment, type: ['string', 'null'] },
  }),
  Gegevens: object({
    id: string,
    persoon: {
      oneOf: [
        object({
          naam: string,
          functie: string,
          organisatie: string,
          organisatiecode: string,
          email: maybe,
          rol: string,
          toegevoegd: moment,
          laatstAangemeld: maybe,
        }),
        { type: 'null' },
      ],
      description: 'Null voor wie alleen in de demo bestaat',
    },
    lidmaatschappen: array(object({ overeenkomst: string, rol: string, partij: maybe, sinds: moment, tot: maybe })),
    aanmeldingen: array(object({ begonnen: moment, gebruikt: moment, adres: string, toestel: string })),
    sleutels: array(object({ naam: string, bereik: string, gemaakt: moment, tot: moment, gebruikt: maybe })),
    schreefIn: { ...strings, description: 'De overeenkomsten waarin die persoon schreef' },
    verslag: array(object({ keten: string, nummer: number, op: moment, wat: string })),
  }),
  Samenvatting: object({
    id: string,
    titel: string,
    status,
    partijen: strings,
    regiegebied: string,
    referentieregio: { type: 'string', description: 'De sleutel van de referentieregio; leeg als er geen gekozen is' },
    legislatuur: string,
    looptijd: term,
    aangemaakt: moment,
    gewijzigd: moment,
    gewijzigdDoor: { oneOf: [object({ id: string, naam: string }), { type: 'null' }] },
    punten: { type: 'integer', description: 'Hoeveel punten de ondertekening nog in de weg staan' },
    rubrieken: {
      ...array(object({ id: string, open: number, deel: { type: 'number', minimum: 0, maximum: 1 } })),
      description: 'De vijf vaste rubrieken: punten open, en het deel dat in orde is. Leeg als ze onleesbaar is.',
    },
    aanwezig: {
      ...array(object({ id: string, naam: string, functie: string, kleur: string })),
      description: 'Wie de overeenkomst nu open heeft',
    },
    ik: object({ rol: role, partij: party }),
  }),
  Stand: object({
    id: string,
    status,
    aangemaakt: moment,
    gewijzigd: moment,
    mag: object({ schrijven: { type: 'boolean' }, reden: string }, ['reden']),
    ik: object({ rol: role, partij: party }),
  }),
  Verwijderd: object({
    id: string,
    titel: string,
    status,
    verwijderd: moment,
    door: { oneOf: [object({ id: string, naam: string }), { type: 'null' }] },
    tot: { ...moment, description: 'Vanaf dan kan ze voorgoed weg zijn; ISO 8601, UTC' },
    definitief: { type: 'boolean', description: 'Of u ze nu al voorgoed mag wissen' },
  }),
  Gezien: object({
    basis: {
      type: ['string', 'null'],
      contentEncoding: 'base64',
      description: 'Een Yjs-momentopname (Y.encodeSnapshot) van wat gezien was; null bij een eerste bezoek',
    },
    delen: {
      type: 'object',
      additionalProperties: string,
      description: 'Wat sindsdien gezien is, per pad van een veld, als kleine momentopname van die wijzigingen alleen',
    },
    op: { type: ['string', 'null'], description: 'Wanneer dit bewaard is; ISO 8601, UTC' },
  }),
  Leden: object({
    titel: { type: 'string', description: 'Leeg waar ze niet te lezen is' },
    leden: array(
      object({
        id: string,
        naam: string,
        functie: string,
        organisatie: string,
        rol: role,
        partij: party,
        sinds: { ...moment, type: ['string', 'null'], description: 'null voor wie overal meewerkt' },
        door: { type: ['string', 'null'], description: 'Naam van wie deze persoon toeliet of het laatst wijzigde' },
        wijzigbaar: { type: 'boolean', description: 'Of u deze persoon kunt wijzigen of verwijderen' },
      }),
    ),
    partijen: array(object({ id: string, naam: string })),
  }),
  Versie: object({
    nr: { type: 'integer', minimum: 1 },
    op: moment,
    aanleiding: {
      type: 'string',
      enum: ['begin', 'rust', 'status'],
      description: 'Toen ze gemaakt werd, toen er even niemand schreef, of toen haar status veranderde',
    },
    status,
    door: { ...array(object({ id: string, naam: string })), description: 'Wie sinds de vorige versie schreef' },
  }),
  Gebeurtenis: object({
    nr: { type: 'integer', minimum: 1 },
    op: moment,
    soort: string,
    door: {
      oneOf: [object({ id: string, naam: string }), { type: 'null' }],
      description: 'Wie het deed; null: de server zelf, of niemand die bekend is',
    },
    wie: { oneOf: [object({ id: string, naam: string }), { type: 'null' }], description: 'Aan wie het gebeurde' },
    detail: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
      description: 'Sleutels en codes',
    },
    vanwaar: {
      type: ['string', 'null'],
      description: 'Het netwerkadres, alleen voor een beheerder en tot 30 dagen nadien',
    },
    som: { type: 'string', description: 'SHA-256 over deze gebeurtenis en de som van de vorige' },
  }),
  Keten: object({
    klopt: { type: 'boolean' },
    aantal: { type: 'integer', description: 'Hoeveel gebeurtenissen aansluiten' },
    som: { type: 'string', description: 'De som van de laatste die aansluit' },
    fout: { type: ['string', 'null'], description: 'Wat er eerst niet klopt' },
  }),
  Schrijver: object({
    id: string,
    naam: string,
    paginas: {
      ...array(
        object({
          client: { type: 'integer', description: 'Het nummer dat Yjs een pagina geeft (clientID)' },
          vanaf: { type: 'integer', description: 'Geldt vanaf deze wijziging van die pagina (clock)' },
          op: { ...moment, description: 'Het uur waarin die geschreven werd, begon toen; ISO 8601, UTC' },
        }),
      ),
      description:
        'Een pagina is van wie er eerst op schreef. Van wat hier niet staat, is niet bekend wie het schreef.',
    },
  }),
  Uitnodiging: object({
    id: string,
    email: string,
    rol: role,
    partij: nullable,
    door: { ...nullable, description: 'Wie uitnodigde' },
    gemaakt: moment,
    vervalt: moment,
    toestand: { type: 'string', enum: ['open', 'gebruikt', 'vervallen', 'ingetrokken'] },
    gemaild: { type: 'boolean', description: 'Of de link gemaild is; anders werd hij getoond om zelf door te geven' },
  }),
  Uitnodigingen: object({
    mail: { type: 'boolean', description: 'Of links gemaild worden' },
    uitnodigingen: array(ref('Uitnodiging')),
    rollen: { ...array(role), description: 'Als wat u kunt uitnodigen' },
    partijen: { ...array(object({ id: string, naam: string })), description: 'Voor welke partijen u kunt uitnodigen' },
    zonderPartij: { type: 'boolean', description: 'Of dat ook voor geen bepaalde partij kan' },
  }),
  NieuweUitnodiging: object({
    uitnodiging: ref('Uitnodiging'),
    link: { ...nullable, description: 'Om zelf door te geven; null als hij gemaild is' },
    reden: { ...nullable, description: 'Waarom hij niet gemaild kon worden' },
  }),
  Welkom: object({
    titel: { ...nullable, description: 'De overeenkomst; null voor een link die alleen aanmeldt' },
    door: nullable,
    rol: { oneOf: [role, { type: 'null' }] },
    partij: nullable,
    vervalt: moment,
    email: string,
    persoon: { oneOf: [object({ naam: string, functie: string }), { type: 'null' }] },
    bezwaar: { ...nullable, description: 'Waarom u de link niet kunt gebruiken zoals u nu aangemeld bent' },
  }),
  Gemeente: object({
    nis: string,
    naam: string,
    provincie: string,
    referentieregio: string,
    kboGemeente: string,
    kboOcmw: string,
  }),
  Gemeenten: object({ bron: string, gemeenten: array(ref('Gemeente')) }),
  Referentieregios: object({
    bron: string,
    referentieregios: array(object({ id: string, naam: string, gemeenten: strings })),
  }),
  Regiegebieden: object({
    bron: string,
    volledig: { const: false },
    regiegebieden: array(object({ naam: string, gemeenten: strings })),
  }),
  ...signing,
  Gezondheid: object({ gezond: { const: true }, kamers: number }),
};

const PUBLIC = { begrippen, tekst, overeenkomst, sjabloon, inspiratieset, indicatorencatalogus };

/** Everything under #/components/schemas: the public formats by their own name, and the answers' own. */
export function components(): Record<string, Schema> {
  const formats = Object.entries(PUBLIC).map(([name, schema]) => [name, localised(name, schema)] as const);
  return { ...Object.fromEntries(formats), ...OWN };
}

/** A schema with its references turned into places in the OpenAPI document. */
function localised(name: string, { $id: _id, $schema: _schema, ...schema }: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? localRef(name, value) : value,
  ) as Schema;
}

function localRef(name: string, target: string): string {
  const [urn = '', path = ''] = target.split('#');
  const owner = urn === '' ? name : (/^urn:samenschrift:schema:([a-z]+):1$/.exec(urn)?.[1] ?? name);
  return `#/components/schemas/${owner}${path}`;
}

/** Status codes in words. */
const MEANINGS: Readonly<Record<number, string>> = {
  200: 'Gelukt',
  201: 'Aangemaakt',
  302: 'Ga verder op het adres in Location',
  400: 'De aanvraag of het adres klopt niet',
  401: 'Niet aangemeld',
  403: 'Geen toegang, of een aanvraag van een andere website',
  404: 'Bestaat niet',
  409: 'Bevat iets wat deze versie niet kent',
  413: 'De aanvraag is te groot',
  415: 'De aanvraag is niet van een type dat hier past',
  422: 'Nog niet klaar om te ondertekenen, of een ondertekend bestand dat niet aanvaard wordt',
  429: 'Te vaak na elkaar; Retry-After zegt na hoeveel seconden het weer mag',
  500: 'Er ging iets mis op de server',
  503: 'Even te druk, of de opslag lukt niet; Retry-After zegt na hoeveel seconden het weer zin heeft',
};

/** What any route may answer: another website, and whoever goes too fast, is refused before anything else. */
const ALWAYS = [403, 429, 500];

/** The answers of a route: what it gives, as JSON or as `type`, and the errors it may give, always as JSON. */
export function answers(
  good: Readonly<Record<number, Schema>>,
  errors: readonly number[] = [],
  type = 'application/json',
): Readonly<Record<string, Schema>> {
  const bad = [...new Set([...errors, ...ALWAYS])].map((code) => [code, answer(code, ref('Fout'))] as const);
  const fine = Object.entries(good).map(([code, schema]) => [code, answer(Number(code), schema, type)] as const);
  return { ...Object.fromEntries(fine), ...Object.fromEntries(bad) };
}

function answer(code: number, schema: Schema, type = 'application/json'): Schema {
  return { description: MEANINGS[code] ?? String(code), content: { [type]: { schema } } };
}
