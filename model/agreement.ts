/**
 * What a samenwerkingsovereenkomst consists of: the one description from which types, storage in the
 * Y.Doc and reading follow. The public format is schemas/overeenkomst.schema.json; a property test
 * holds the two together.
 */
import {
  group,
  list,
  optional,
  ref,
  refs,
  rich,
  setOf,
  text,
  value,
  type CellsField,
  type Fields,
  type InferFields,
} from './shape.ts';
import {
  DOMAINS,
  TARGET_GROUPS,
  type Domain,
  type Frequency,
  type IndicatorKind,
  type Instrument,
  type MeetingKind,
  type PartyKind,
  type TargetGroup,
  type Theme,
} from './terms.ts';

/** Name and version of the public format. */
export const FORMAT = 'samenschrift/overeenkomst';
export const FORMAT_VERSION = '1.0';

/**
 * Which shape a Y.Doc has: raised when a program that knows the older shape would damage a newer document.
 * A client says it when it connects; one that is behind the server is turned away before it gets a byte.
 */
export const SCHEMA = 1;

/** Where an action came from. */
export type Origin = { soort: 'inspiratieset'; id: string; versie: number } | { soort: 'eigen-praktijk' };

/** Identifies one cell of the taakverdeling. */
export interface CellKey {
  readonly doelgroep: TargetGroup;
  readonly vlak: Domain;
}

/** All cells of the taakverdeling: group by group, within each the domains in their order. */
export const CELL_KEYS: readonly CellKey[] = TARGET_GROUPS.flatMap((column) =>
  DOMAINS.map((row) => ({ doelgroep: column.id, vlak: row.id })),
);

/** The target groups that are in scope from the start (seed 002 §3.1). */
export const PRIMARY_GROUPS: readonly TargetGroup[] = ['wzw-multi', 'leefloon', 'nba-zonder'];

interface TaskCells<S extends Fields> extends CellsField<S> {
  readonly keys: readonly CellKey[];
}
const taskCells = <S extends Fields>(fields: S): TaskCells<S> => ({ kind: 'cells', keys: CELL_KEYS, fields });

export const SIGNATORY = {
  naam: text,
  functie: text,
  mandaat: group({ orgaan: text, besluit: text, datum: optional<string>() }),
};
export const CONTACT = { naam: text, functie: text, email: text, telefoon: text };
export const PARTY = {
  soort: value<PartyKind>('lokaal-bestuur'),
  naam: text,
  zetel: text,
  nis: optional<string>(),
  kbo: optional<string>(),
  kboOcmw: optional<string>(),
  vertegenwoordiging: text,
  ondertekenaars: list(SIGNATORY),
  contactpersonen: list(CONTACT),
};
export const FIGURE = {
  omschrijving: text,
  gebied: text,
  waarde: optional<number>(),
  eenheid: text,
  datum: optional<string>(),
  bron: text,
};
export const OBJECTIVE = {
  titel: text,
  omschrijving: rich,
  thema: optional<Theme>(),
  centraalKader: optional<string>(),
};
export const ACTION = {
  titel: text,
  omschrijving: rich,
  doelstellingen: refs('doelstellingen'),
  algemeen: value<boolean>(false),
  doelgroepen: setOf<TargetGroup>(),
  vlakken: setOf<Domain>(),
  instrumenten: setOf<Instrument>(),
  trekker: ref('partijen'),
  contactpersoon: ref('contactpersonen'),
  partners: refs('partijen'),
  anderePartners: text,
  middelen: group({ mensen: text, budget: optional<number>() }),
  start: optional<string>(),
  deadline: optional<string>(),
  herkomst: value<Origin>({ soort: 'eigen-praktijk' }),
};
export const TASK = {
  vanToepassing: value<boolean>(false),
  aanZet: refs('partijen'),
  betrokken: refs('partijen'),
  afspraak: text,
  antwoordtermijn: optional<number>(),
  contactpersonen: refs('contactpersonen'),
};
export const INDICATOR = {
  soort: value<IndicatorKind>('kwantitatief'),
  naam: text,
  omschrijving: text,
  koppeling: ref('doelstellingen', 'acties'),
  eenheid: text,
  nulmeting: group({ waarde: optional<number>(), datum: optional<string>() }),
  streefcijfer: group({ waarde: optional<number>(), datum: optional<string>() }),
  streefdoel: text,
  frequentie: optional<Frequency>(),
  bron: text,
  catalogus: optional<{ id: string; versie: number }>(),
};
export const MEETING = {
  soort: value<MeetingKind>('werkgroep'),
  naam: text,
  keerPerJaar: optional<number>(),
  uitnodiger: text,
  opdracht: rich,
  samenstelling: rich,
};

/** The whole agreement, in the order in which it is read. */
export const AGREEMENT = {
  formaat: value<typeof FORMAT>(FORMAT),
  versie: value<typeof FORMAT_VERSION>(FORMAT_VERSION),
  sjabloon: value<{ id: string; uitgave: number }>({ id: 'so-basis', uitgave: 1 }),
  titel: text,
  legislatuur: value<string>('2025-2030'),
  looptijd: group({ start: optional<string>(), einde: optional<string>() }),
  regiegebied: text,
  referentieregio: optional<string>(),
  partijen: list(PARTY),
  algemeneDoelstelling: rich,
  principes: rich,
  omgevingsanalyse: group({ tekst: rich, cijfers: list(FIGURE) }),
  doelstellingen: list(OBJECTIVE),
  acties: list(ACTION),
  taakverdeling: group({ toelichting: rich, taken: taskCells(TASK) }),
  indicatoren: list(INDICATOR),
  overleg: list(MEETING),
  slotbepalingen: group({ duur: rich, opzegging: rich, geschillen: rich }),
};

export type Agreement = InferFields<typeof AGREEMENT>;
export type Party = Agreement['partijen'][number];
export type Signatory = Party['ondertekenaars'][number];
export type Contact = Party['contactpersonen'][number];
export type Figure = Agreement['omgevingsanalyse']['cijfers'][number];
export type Objective = Agreement['doelstellingen'][number];
export type Action = Agreement['acties'][number];
export type Task = Agreement['taakverdeling']['taken'][number];
export type Indicator = Agreement['indicatoren'][number];
export type Meeting = Agreement['overleg'][number];

/** The key of a cell inside a path, e.g. `leefloon/identificeren`. */
export function cellName(key: { doelgroep: string; vlak: string }): string {
  return `${key.doelgroep}/${key.vlak}`;
}
