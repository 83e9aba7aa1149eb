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
  type Party,
} from './agreement.ts';
import { addRecord } from './edit.ts';
import { ordered } from './order.ts';
import type { PartId } from './parts.ts';
import { rootPlace } from './place.ts';
import { emptyRichText, type RichText } from './rich-text.ts';
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
}
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

/**
 * Inserts an action of the inspiration set as a copy that remembers its origin. The lead is filled in
 * only where exactly one party is of the kind that usually leads it.
 */
export function insertInspiration(doc: Y.Doc, inspiration: Inspiration, id: string, index = Infinity): void {
  const root = rootPlace(doc);
  const leads = ordered(root.list('partijen')).filter(({ record }) => record.get('soort') === inspiration.trekker);
  addRecord(
    root,
    'acties',
    id,
    {
      titel: inspiration.titel,
      omschrijving: inspiration.omschrijving ?? emptyRichText(),
      algemeen: inspiration.algemeen,
      doelgroepen: inspiration.doelgroepen,
      vlakken: inspiration.vlakken,
      instrumenten: inspiration.instrumenten,
      anderePartners: inspiration.partners.join(', '),
      middelen: { mensen: inspiration.middelen.mensen },
      ...(leads.length === 1 ? { trekker: leads[0]?.id } : {}),
      herkomst: { soort: 'inspiratieset', id: inspiration.id, versie: inspiration.versie },
    },
    index,
  );
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
