/**
 * The field's closed lists with their Dutch names. The ids are those of schemas/begrippen.schema.json;
 * a test holds the two together.
 */

/** A closed list: each id with the name people know it by, in the order they expect. */
export type Terms<Id extends string> = readonly {
  readonly id: Id;
  readonly naam: string;
  readonly kort: string;
}[];

const term = <Id extends string>(id: Id, naam: string, kort = naam) => ({ id, naam, kort });

/** Target groups (seed 002 §3.1); the fourth lies outside the pact's primary focus. */
export const TARGET_GROUPS = [
  term('wzw-multi', 'Werkzoekenden zonder werk met multi-problematiek', 'Multi-problematiek'),
  term('leefloon', '(Equivalent) leefloongerechtigden', 'Leefloon'),
  term('nba-zonder', 'Niet-beroepsactieven zonder uitkering', 'Zonder uitkering'),
  term('nba-met', 'Niet-beroepsactieven met uitkering', 'Met uitkering'),
] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number]['id'];

/** Domains of cooperation, the rows of Tabel 1 (seed 002 §3). */
export const DOMAINS = [
  term('identificeren', 'Identificeren'),
  term('bereiken', 'Actief bereiken'),
  term('noden-inschatten', 'Noden inschatten'),
  term('trajectbepaling', 'Trajectbepaling'),
  term('begeleiden', 'Begeleiden, bemiddelen, opleiden', 'Begeleiden'),
  term('flankerend', 'Flankerend beleid en voortraject', 'Flankerend'),
  term('matchen', 'Matchen'),
  term('nazorg', 'Nazorg'),
  term('controle', 'Controle'),
  term('monitoring', 'Monitoring en data', 'Monitoring'),
] as const;
export type Domain = (typeof DOMAINS)[number]['id'];

/** The three themes of the agreements of 2020-2025 (seed 004, Deel I and III). */
export const THEMES = [
  term('aan-de-slag', 'Meer mensen aan de slag', 'Aan de slag'),
  term('ondernemingen', 'Veerkrachtige ondernemingen in een toekomstbestendige arbeidsmarkt', 'Ondernemingen'),
  term('loopbanen', 'Sterkere loopbanen binnen een stimulerend leerklimaat', 'Loopbanen'),
] as const;
export type Theme = (typeof THEMES)[number]['id'];

/** Instruments an action may use (seed 002 §4.1, seed 004 Deel III). */
export const INSTRUMENTS = [
  term('ibo', 'Individuele beroepsopleiding (IBO)', 'IBO'),
  term('bvs', 'Beroepsverkennende stage (BVS)', 'Beroepsverkennende stage'),
  term('wes', 'Werkervaringsstage (WES)', 'Werkervaringsstage'),
  term('opleidingsstage', 'Opleidingsstage'),
  term('bis', 'Beroepsinlevingsstage (BIS)', 'Beroepsinlevingsstage'),
  term('twe', 'Tijdelijke werkervaring (TWE)', 'TWE'),
  term('artikel-60', 'Tewerkstelling artikel 60', 'Artikel 60'),
  term('wijk-werken', 'Wijk-werken'),
  term('individueel-maatwerk', 'Individueel maatwerk'),
  term('collectief-maatwerk', 'Collectief maatwerk'),
  term('lde', 'Lokale diensteneconomie', 'Lokale diensten'),
  term('mobiele-opleiding', 'Mobiele opleiding'),
  term('taalondersteuning', 'Taalondersteuning'),
  term('jobcoaching', 'Jobcoaching'),
  term('begeleiding', 'Intensieve begeleiding', 'Begeleiding'),
  term('arbeidsmatching', 'Jobmatching en jobdates', 'Jobmatching'),
  term('financieel', 'Financiële ondersteuning', 'Financieel'),
] as const;
export type Instrument = (typeof INSTRUMENTS)[number]['id'];

/** Kinds of party. `lokaal-bestuur` is gemeente and OCMW acting together, as in seed 004. */
export const PARTY_KINDS = [
  term('vdab', 'VDAB'),
  term('lokaal-bestuur', 'Lokaal bestuur (gemeente en OCMW)', 'Lokaal bestuur'),
  term('gemeente', 'Gemeente'),
  term('ocmw', 'OCMW'),
  term('intergemeentelijk', 'Intergemeentelijk samenwerkingsverband', 'Intergemeentelijk'),
] as const;
export type PartyKind = (typeof PARTY_KINDS)[number]['id'];

/** Kinds of meeting (seed 004 Deel IV). */
export const MEETING_KINDS = [
  term('stuurgroep', 'Stuurgroep'),
  term('operationeel', 'Operationeel overleg'),
  term('werkgroep', 'Werkgroep'),
  term('ander', 'Ander overleg'),
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number]['id'];

/** How often an indicator is measured. */
export const FREQUENCIES = [
  term('maandelijks', 'Maandelijks'),
  term('per-kwartaal', 'Per kwartaal'),
  term('halfjaarlijks', 'Halfjaarlijks'),
  term('jaarlijks', 'Jaarlijks'),
  term('eenmalig', 'Eenmalig'),
] as const;
export type Frequency = (typeof FREQUENCIES)[number]['id'];

/** Kinds of indicator: the pact asks for both rather than for KPI's alone (seed 002 §6). */
export const INDICATOR_KINDS = [
  term('kwantitatief', 'Kwantitatief (met streefcijfer)', 'Kwantitatief'),
  term('kwalitatief', 'Kwalitatief (met streefdoel)', 'Kwalitatief'),
] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]['id'];

/** The name of a term, or the id itself for one this version does not know. */
export function nameOf<Id extends string>(terms: Terms<Id>, id: string): string {
  return terms.find((known) => known.id === id)?.naam ?? id;
}

/** The short name of a term, for pills and narrow columns. */
export function shortNameOf<Id extends string>(terms: Terms<Id>, id: string): string {
  return terms.find((known) => known.id === id)?.kort ?? id;
}
