/** What the product brings along: templates, the inspiration set and the catalogue of indicators, and how they become part of an agreement. */
import type * as Y from 'yjs';
import {
  CELL_KEYS,
  FORMAT,
  FORMAT_VERSION,
  PRIMARY_GROUPS,
  type Agreement,
  type Meeting,
  type Objective,
  type Origin,
  type Party,
} from './agreement.ts';
import { addRecord, LOCAL_EDIT } from './edit.ts';
import { ordered } from './order.ts';
import type { PartId } from './parts.ts';
import { rootPlace } from './place.ts';
import type { RichText } from './rich-text.ts';
import { titleFor } from './title.ts';
import type { Domain, Frequency, IndicatorKind, Instrument, PartyKind, TargetGroup, Theme } from './terms.ts';

export { localParty, vdabParty, type Municipality } from './local-party.ts';

/** Guidance for one part: why it is there, what to talk about, what helps. */
export interface Guidance {
  doel: string;
  vragen: string[];
  tips: string[];
}
export interface Template {
  formaat: 'samenschrift/sjabloon';
  versie: '1.0';
  id: string;
  uitgave: number;
  naam: string;
  omschrijving: string;
  legislatuur: string;
  looptijd: { start: string; einde: string };
  centraalKader: { id: string; titel: string }[];
  leidraad: Record<Exclude<PartId, 'algemeen' | 'ondertekening'>, Guidance>;
  inhoud: {
    algemeneDoelstelling: RichText;
    principes: RichText;
    omgevingsanalyse: RichText;
    doelstellingen: Objective[];
    taakverdeling: RichText;
    overleg: Meeting[];
    slotbepalingen: { duur: RichText; opzegging: RichText; geschillen: RichText };
  };
}
export interface Inspiration {
  id: string;
  versie: number;
  titel: string;
  samenvatting: string;
  omschrijving: RichText;
  thema: Theme;
  algemeen: boolean;
  doelgroepen: TargetGroup[];
  vlakken: Domain[];
  instrumenten: Instrument[];
  trekker: PartyKind;
  partners: string[];
  middelen: { mensen: string; budget: string };
  /** Usual duration in months. */
  doorlooptijd: number;
  indicatoren: string[];
  trefwoorden: string[];
  /** What this version changed, in a sentence. */
  wijziging?: string;
  /** Earlier versions, as far as copies were made of them: with these a copy can tell its own changes from the set's. */
  vorige?: PastInspiration[];
}
/** What an earlier version of an action put into an agreement. */
export type PastInspiration = Pick<
  Inspiration,
  'versie' | 'titel' | 'omschrijving' | 'algemeen' | 'doelgroepen' | 'vlakken' | 'instrumenten' | 'partners'
> & { middelen: { mensen: string } };
export interface InspirationSet {
  formaat: 'samenschrift/inspiratieset';
  versie: '1.0';
  uitgave: number;
  acties: Inspiration[];
}
export interface CatalogueIndicator {
  id: string;
  versie: number;
  soort: IndicatorKind;
  naam: string;
  omschrijving: string;
  eenheid: string;
  streefdoel: string;
  frequentie: Frequency;
  bron: string;
  thema: Theme;
  doelgroepen: TargetGroup[];
  vlakken: Domain[];
}
export interface IndicatorCatalogue {
  formaat: 'samenschrift/indicatorencatalogus';
  versie: '1.0';
  uitgave: number;
  indicatoren: CatalogueIndicator[];
}

/** What a new agreement is made from. */
export interface NewAgreement {
  readonly template: Template;
  /** In the order in which they will be named; VDAB included. */
  readonly parties: readonly Party[];
  readonly term: { readonly start: string; readonly einde: string };
  readonly regiegebied?: string;
  readonly referentieregio?: string;
}

/** A new agreement from a template: its text, its minimal objectives, its meetings, and the parties. */
export function startAgreement({ template, parties, term, regiegebied, referentieregio }: NewAgreement): Agreement {
  const { inhoud } = template;
  return {
    formaat: FORMAT,
    versie: FORMAT_VERSION,
    sjabloon: { id: template.id, uitgave: template.uitgave },
    titel: titleFor(parties),
    legislatuur: template.legislatuur,
    looptijd: { ...term },
    regiegebied: regiegebied ?? '',
    ...(referentieregio ? { referentieregio } : {}),
    partijen: [...parties],
    algemeneDoelstelling: inhoud.algemeneDoelstelling,
    principes: inhoud.principes,
    omgevingsanalyse: { tekst: inhoud.omgevingsanalyse, cijfers: [] },
    doelstellingen: inhoud.doelstellingen,
    acties: [],
    taakverdeling: {
      toelichting: inhoud.taakverdeling,
      taken: CELL_KEYS.map((key) => ({
        ...key,
        vanToepassing: PRIMARY_GROUPS.includes(key.doelgroep),
        aanZet: [],
        betrokken: [],
        afspraak: '',
        contactpersonen: [],
      })),
    },
    indicatoren: [],
    overleg: inhoud.overleg,
    slotbepalingen: inhoud.slotbepalingen,
  };
}

/** The part of an action that a copy takes over; the rest of an actie is the agreement's own. */
export interface Copied {
  readonly titel: string;
  readonly omschrijving: RichText;
  readonly algemeen: boolean;
  readonly doelgroepen: readonly TargetGroup[];
  readonly vlakken: readonly Domain[];
  readonly instrumenten: readonly Instrument[];
  readonly anderePartners: string;
  readonly mensen: string;
}

/** What a copy of this version holds. */
export function copyOf(version: PastInspiration): Copied {
  const { titel, omschrijving, algemeen, doelgroepen, vlakken, instrumenten, partners, middelen } = version;
  const anderePartners = partners.join(', ');
  return { titel, omschrijving, algemeen, doelgroepen, vlakken, instrumenten, anderePartners, mensen: middelen.mensen };
}

/** An indicator of the catalogue to be added under an id. */
export interface NewIndicator {
  readonly id: string;
  readonly indicator: CatalogueIndicator;
}

/**
 * Inserts an action of the inspiration set as a copy that remembers its origin, with the indicators given
 * linked to it, all in one transaction. The lead is filled in only where exactly one party is of the kind
 * that usually leads it.
 */
export function insertInspiration(
  doc: Y.Doc,
  inspiration: Inspiration,
  id: string,
  index = Infinity,
  indicators: readonly NewIndicator[] = [],
): void {
  const root = rootPlace(doc);
  const leads = ordered(root.list('partijen')).filter(({ record }) => record.get('soort') === inspiration.trekker);
  const { mensen, ...copied } = copyOf(inspiration);
  const action = {
    ...copied,
    middelen: { mensen },
    ...(leads.length === 1 ? { trekker: leads[0]?.id } : {}),
    herkomst: { soort: 'inspiratieset', id: inspiration.id, versie: inspiration.versie },
  };
  doc.transact(() => {
    addRecord(root, 'acties', id, action, index);
    for (const added of indicators) insertIndicator(doc, added.indicator, added.id, id);
  }, LOCAL_EDIT);
}

/** Adds an indicator of the catalogue, linked to `link` (a doelstelling or actie) where given. */
export function insertIndicator(doc: Y.Doc, indicator: CatalogueIndicator, id: string, link?: string): void {
  const { soort, naam, omschrijving, eenheid, streefdoel, frequentie, bron, versie } = indicator;
  addRecord(rootPlace(doc), 'indicatoren', id, {
    soort,
    naam,
    omschrijving,
    eenheid,
    streefdoel,
    frequentie,
    bron,
    catalogus: { id: indicator.id, versie },
    ...(link ? { koppeling: link } : {}),
  });
}

/** The newest version of what this action was copied from, when it is newer than the copy. */
export function newerVersion(origin: Origin | undefined, set: InspirationSet | undefined): Inspiration | null {
  if (origin?.soort !== 'inspiratieset') return null;
  const newest = set?.acties.find(({ id }) => id === origin.id);
  return newest && newest.versie > origin.versie ? newest : null;
}
