/**
 * What the record tells: one table of kinds, each with the sentence that people read. A row of the record itself holds
 * only ids and codes; names are put to them when it is shown.
 */
import { DEEDS, ROLES, STATUSES } from './access.ts';
import { FILE_FORMS } from './file-forms.ts';

/** The chain of what belongs to no agreement: sign-ins, people, keys. No agreement has this id. */
export const SERVER_CHAIN = 'server';

/** Ids and codes by name; `wie` is always the id of a person. */
export type EventDetail = Readonly<Record<string, string | number | boolean>>;

/** What a sentence is made of. */
export interface Told {
  /** The name of who did it. */
  readonly door: string;
  /** The name of whom it was done to. */
  readonly wie: string;
  readonly detail: EventDetail;
}

/** Kinds that belong together, for who looks for something. */
export const EVENT_GROUPS = [
  { id: 'overeenkomst', naam: 'De overeenkomst' },
  { id: 'ondertekening', naam: 'Ondertekenen' },
  { id: 'leden', naam: 'Wie meewerkt' },
  { id: 'uitvoer', naam: 'Bestanden gemaakt' },
  { id: 'geweigerd', naam: 'Geweigerd' },
  { id: 'aanmelden', naam: 'Aanmelden' },
  { id: 'beheer', naam: 'Sleutels en personen' },
] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number]['id'];

interface EventKindRow {
  readonly id: string;
  readonly groep: EventGroup;
  readonly naam: string;
  readonly zin: (told: Told) => string;
}

/** Every kind, with what it is called in a list and the sentence it is told in. */
export const EVENT_KINDS = [
  {
    id: 'aangemaakt',
    groep: 'overeenkomst',
    naam: 'Aangemaakt',
    zin: ({ door, detail }) => `${door} maakte de overeenkomst aan${madeFrom(detail)}.`,
  },
  {
    id: 'verlengd',
    groep: 'overeenkomst',
    naam: 'Verlengd',
    zin: ({ door }) => `${door} verlengde de overeenkomst: er is een nieuwe voor de volgende looptijd.`,
  },
  {
    id: 'status-gewijzigd',
    groep: 'overeenkomst',
    naam: 'Status gewijzigd',
    zin: ({ door, detail }) =>
      `${door} wijzigde de status van «${statusName(detail['van'])}» naar «${statusName(detail['naar'])}».`,
  },
  {
    id: 'verwijderd',
    groep: 'overeenkomst',
    naam: 'Verwijderd',
    zin: ({ door }) => `${door} verwijderde de overeenkomst.`,
  },
  {
    id: 'teruggezet',
    groep: 'overeenkomst',
    naam: 'Teruggezet',
    zin: ({ door }) => `${door} zette de overeenkomst terug.`,
  },
  {
    id: 'definitief-verwijderd',
    groep: 'overeenkomst',
    naam: 'Voorgoed gewist',
    zin: ({ door }) => `${door} wiste de overeenkomst voorgoed.`,
  },
  {
    id: 'vastgelegd',
    groep: 'ondertekening',
    naam: 'Tekst vastgelegd',
    zin: ({ door }) => `${door} legde de tekst vast om te ondertekenen.`,
  },
  {
    id: 'heropend',
    groep: 'ondertekening',
    naam: 'Tekst opnieuw geopend',
    zin: ({ door }) => `${door} opende de tekst opnieuw: het vastgelegde bestand vervalt.`,
  },
  {
    id: 'ondertekend-opgeladen',
    groep: 'ondertekening',
    naam: 'Ondertekend bestand opgeladen',
    zin: ({ door, detail }) => `${door} laadde een bestand op met ${signatures(detail['handtekeningen'])}.`,
  },
  {
    id: 'ondertekend-geweigerd',
    groep: 'ondertekening',
    naam: 'Ondertekend bestand niet aanvaard',
    zin: ({ door }) => `${door} laadde een bestand op dat niet aanvaard werd.`,
  },
  {
    id: 'scan-opgeladen',
    groep: 'ondertekening',
    naam: 'Scan opgeladen',
    zin: ({ door, detail }) => `${door} laadde een scan op met ${signatures(detail['handtekeningen'])} op papier.`,
  },
  {
    id: 'ondertekend-ingetrokken',
    groep: 'ondertekening',
    naam: 'Bestand ingetrokken',
    zin: ({ door }) => `${door} trok een bestand in dat terugkwam.`,
  },
  {
    id: 'handtekening-bevestigd',
    groep: 'ondertekening',
    naam: 'Handtekening bevestigd',
    zin: ({ door }) => `${door} bevestigde van wie een handtekening is.`,
  },
  {
    id: 'ondertekend',
    groep: 'ondertekening',
    naam: 'Volledig ondertekend',
    zin: ({ detail }) => `Iedereen heeft ondertekend: ${groundOf(detail)}.`,
  },
  {
    id: 'uitgenodigd',
    groep: 'leden',
    naam: 'Uitgenodigd',
    zin: ({ door, detail }) => `${door} nodigde iemand uit${asRole(detail)}.`,
  },
  {
    id: 'uitnodiging-ingetrokken',
    groep: 'leden',
    naam: 'Uitnodiging ingetrokken',
    zin: ({ door }) => `${door} trok een uitnodiging in.`,
  },
  {
    id: 'uitnodiging-aanvaard',
    groep: 'leden',
    naam: 'Uitnodiging aanvaard',
    zin: ({ door, detail }) => `${door} aanvaardde een uitnodiging${asRole(detail)}.`,
  },
  {
    id: 'lid-toegevoegd',
    groep: 'leden',
    naam: 'Iemand toegevoegd',
    zin: ({ door, wie, detail }) => `${door} voegde ${wie} toe${asRole(detail)}.`,
  },
  {
    id: 'rol-gewijzigd',
    groep: 'leden',
    naam: 'Rol gewijzigd',
    zin: ({ door, wie, detail }) => `${door} maakte ${wie} ${roleName(detail['rol'])}.`,
  },
  {
    id: 'lid-verwijderd',
    groep: 'leden',
    naam: 'Iemand verwijderd',
    zin: ({ door, wie }) =>
      door === wie ? `${door} werkt niet meer mee.` : `${door} liet ${wie} niet meer meewerken.`,
  },
  {
    id: 'overgedragen',
    groep: 'leden',
    naam: 'Overgedragen',
    zin: ({ door, wie }) => `${door} droeg over aan ${wie}.`,
  },
  {
    id: 'uitgevoerd',
    groep: 'uitvoer',
    naam: 'Bestand gemaakt',
    zin: ({ door, detail }) =>
      `${door} maakte ${FILE_FORMS.find(({ id }) => id === detail['vorm'])?.een ?? 'een bestand'} van de overeenkomst.`,
  },
  {
    id: 'verslag-uitgevoerd',
    groep: 'uitvoer',
    naam: 'Verslag gedownload',
    zin: ({ door }) => `${door} downloadde dit verslag.`,
  },
  {
    id: 'geweigerd',
    groep: 'geweigerd',
    naam: 'Geweigerd',
    zin: ({ door, detail }) => `${door} mocht dit niet: ${deedName(detail['daad'])}${leftOut(detail)}.`,
  },
  {
    id: 'aanmelding-geweigerd',
    groep: 'geweigerd',
    naam: 'Aanmelding geweigerd',
    zin: ({ detail }) => `Een aanmelding werd geweigerd${leftOut(detail)}.`,
  },
  {
    id: 'mislukt',
    groep: 'geweigerd',
    naam: 'Niet gebeurd',
    zin: ({ detail }) => `Nummer ${detail['nummer']} is toch niet gebeurd: het mislukte.`,
  },
  { id: 'aangemeld', groep: 'aanmelden', naam: 'Aangemeld', zin: ({ door }) => `${door} meldde zich aan.` },
  { id: 'afgemeld', groep: 'aanmelden', naam: 'Afgemeld', zin: ({ door }) => `${door} meldde zich af.` },
  {
    id: 'overal-afgemeld',
    groep: 'aanmelden',
    naam: 'Overal afgemeld',
    zin: ({ door }) => `${door} meldde zich overal af.`,
  },
  {
    id: 'afgemeld-door-dienst',
    groep: 'aanmelden',
    naam: 'Afgemeld door de aanmelddienst',
    zin: ({ wie }) => `De aanmelddienst meldde ${wie} af.`,
  },
  { id: 'sleutel-gemaakt', groep: 'beheer', naam: 'Sleutel gemaakt', zin: ({ door }) => `${door} maakte een sleutel.` },
  {
    id: 'sleutel-ingetrokken',
    groep: 'beheer',
    naam: 'Sleutel ingetrokken',
    zin: ({ door }) => `${door} trok een sleutel in.`,
  },
  {
    id: 'persoon-uitgevoerd',
    groep: 'beheer',
    naam: 'Gegevens van een persoon gedownload',
    zin: ({ door, wie }) => `${door} downloadde de gegevens van ${wie}.`,
  },
  {
    id: 'persoon-gewist',
    groep: 'beheer',
    naam: 'Persoon gewist',
    zin: ({ door, wie }) => `${door} wiste de gegevens van ${wie}.`,
  },
] as const satisfies readonly EventKindRow[];
export type EventKind = (typeof EVENT_KINDS)[number]['id'];

const ROWS: readonly EventKindRow[] = EVENT_KINDS;

/** What a kind is called; the kind itself where this version does not know it. */
export const kindName = (kind: string): string => ROWS.find(({ id }) => id === kind)?.naam ?? kind;

/** The sentence that tells an event, in Dutch; of a kind that this version does not know, what it is called. */
export function sentenceOf(kind: string, told: Told): string {
  return ROWS.find(({ id }) => id === kind)?.zin(told) ?? `${told.door}: ${kind}.`;
}

/** What can be wrong with a row of the record, as it is told. */
export const FAULTS = {
  gap: (number: number) => `nummer ${number} ontbreekt`,
  chain: (number: number) => `nummer ${number} hoort bij een ander verslag`,
  previous: (number: number) => `nummer ${number} sluit niet aan op wat ervoor staat`,
  hash: (number: number) => `nummer ${number} is gewijzigd`,
  origin: (number: number) => `het adres bij nummer ${number} is gewijzigd`,
} as const;
/** A row that does not follow on the number before; is of another chain; has another hash before it; was changed; came from elsewhere. */
export type Fault = keyof typeof FAULTS;

type Code = EventDetail[string] | undefined;

const lower = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const nameIn = (rows: readonly { readonly id: string; readonly naam: string }[], code: Code): string =>
  rows.find(({ id }) => id === code)?.naam ?? String(code ?? 'onbekend');
const statusName = (code: Code): string => nameIn(STATUSES, code);
const roleName = (code: Code): string => lower(nameIn(ROLES, code));
const deedName = (code: Code): string => lower(nameIn(DEEDS, code));
const asRole = ({ rol }: EventDetail): string => (rol === undefined ? '' : ` als ${roleName(rol)}`);
const madeFrom = ({ verlengt, bron }: EventDetail): string =>
  verlengt ? ' als verlenging van een vorige' : bron ? ' uit een bestand' : '';
/** A refusal that comes again and again is told once a minute, with how many were left out. */
const leftOut = ({ weggelaten }: EventDetail): string => (weggelaten ? ` (en nog ${weggelaten} keer)` : '');
const signatures = (count: Code): string => (count === 1 ? '1 handtekening' : `${count ?? 0} handtekeningen`);
/** On what ground an agreement counts as signed; who confirmed a name has a row of their own. */
const groundOf = ({ digitaal = 0, papier = 0, keten, bevestigd = 0 }: EventDetail): string =>
  [
    `${digitaal} digitaal${digitaal ? `, met ${CHAIN_WORDS[String(keten)] ?? String(keten)}` : ''}`,
    `${papier} op papier`,
    ...(bevestigd ? [`${bevestigd} door iemand bevestigd`] : []),
  ].join('; ');
const CHAIN_WORDS: Readonly<Record<string, string>> = {
  vertrouwd: 'vertrouwde certificaten',
  'niet-vertrouwd': 'certificaten die niet alle vertrouwd zijn',
  'niet-gecontroleerd': 'certificaten waarvan de uitgever niet nagekeken is',
};
