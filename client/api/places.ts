/** What the server answers, as far as the pages read it. */
import type { Actor, Membership, Role, Scope, Status } from '../../model/access.ts';
import type { Municipality } from '../../model/library.ts';
import type { EventDetail } from '../../model/record.ts';
import type { PartId } from '../../model/parts.ts';

export type Place = Municipality;
export interface Places {
  readonly bron: string;
  readonly gemeenten: readonly Place[];
}
export interface Regions {
  readonly bron: string;
  readonly referentieregios: readonly {
    readonly id: string;
    readonly naam: string;
    readonly gemeenten: readonly string[];
  }[];
}
export interface Areas {
  readonly bron: string;
  readonly regiegebieden: readonly { readonly naam: string; readonly gemeenten: readonly string[] }[];
}
export interface SignIn {
  /** One chooses who one is, from `personen`. */
  readonly demo: boolean;
  /** How one signs in otherwise. */
  readonly aanmelden: readonly 'oidc'[];
  readonly persoon: Actor | null;
  readonly via: 'oidc' | null;
  /** In which others see them, as the server names colours. */
  readonly kleur: string | null;
  readonly personen: readonly Actor[];
}
/** A browser in which someone is signed in. */
export interface SignedIn {
  readonly id: string;
  /** When it began and was last used, ISO 8601. */
  readonly begonnen: string;
  readonly gebruikt: string;
  readonly adres: string;
  readonly toestel: string;
  /** The one that asks. */
  readonly deze: boolean;
}
/** What a link holds that lets someone in. */
export interface Welcome {
  /** The agreement's; null for a link that only signs in. */
  readonly titel: string | null;
  readonly door: string | null;
  readonly rol: Role | null;
  readonly partij: string | null;
  readonly vervalt: string;
  readonly email: string;
  /** Whom it signs in, where they were here before. */
  readonly persoon: { readonly naam: string; readonly functie: string } | null;
  /** Why it cannot be used by who is signed in now. */
  readonly bezwaar: string | null;
}
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly rol: Role;
  readonly partij: string | null;
  readonly door: string | null;
  readonly gemaakt: string;
  readonly vervalt: string;
  readonly toestand: 'open' | 'gebruikt' | 'vervallen' | 'ingetrokken';
  readonly gemaild: boolean;
}
/** Who is invited to an agreement, and whom one may invite. */
export interface Inviting {
  readonly mail: boolean;
  readonly uitnodigingen: readonly Invitation[];
  readonly rollen: readonly Role[];
  readonly partijen: readonly { readonly id: string; readonly naam: string }[];
  readonly zonderPartij: boolean;
}
export interface NewInvitation {
  readonly uitnodiging: Invitation;
  /** To be passed on by hand; null where it was mailed. */
  readonly link: string | null;
  /** Why it could not be mailed. */
  readonly reden: string | null;
}
/** Something that was recorded. */
export interface RecordedEvent {
  readonly nr: number;
  /** ISO 8601. */
  readonly op: string;
  readonly soort: string;
  /** Who did it, and to whom; null for the server itself, and for nobody. */
  readonly door: { readonly id: string; readonly naam: string } | null;
  readonly wie: { readonly id: string; readonly naam: string } | null;
  readonly detail: EventDetail;
  /** The address it was done from; only for a beheerder. */
  readonly vanwaar: string | null;
}
export interface RecordPage {
  readonly gebeurtenissen: readonly RecordedEvent[];
  /** There are older ones. */
  readonly verder: boolean;
}
export interface RecordVerdict {
  readonly klopt: boolean;
  /** How many events follow on each other, and the hash of the last of them. */
  readonly aantal: number;
  readonly som: string;
  readonly fout: string | null;
}
export interface AgreementRow {
  readonly id: string;
  readonly titel: string;
  readonly status: Status;
  readonly partijen: readonly string[];
  readonly regiegebied: string;
  readonly looptijd: { readonly start?: string; readonly einde?: string };
  readonly aangemaakt: string;
  readonly gewijzigd: string;
  readonly punten: number;
  readonly referentieregio: string;
  readonly legislatuur: string;
  /** Who last wrote, or made it; null for the system. */
  readonly gewijzigdDoor: { readonly id: string; readonly naam: string } | null;
  /** The five fixed rubrics; `deel` is the share, 0 to 1, that is in order. Empty for what cannot be read. */
  readonly rubrieken: readonly { readonly id: PartId; readonly open: number; readonly deel: number }[];
  readonly aanwezig: readonly Present[];
  /** What one is in it. */
  readonly ik: Membership;
}
/** A token for another program; what opens is not in it. */
export interface Token {
  readonly id: string;
  readonly naam: string;
  readonly bereik: Scope;
  /** The only agreement it opens; null for all. */
  readonly overeenkomst: { readonly id: string; readonly titel: string } | null;
  /** ISO 8601; `gebruikt`: null before the first time. */
  readonly gemaakt: string;
  readonly tot: string;
  readonly gebruikt: string | null;
}
/** An agreement in the bin. */
export interface BinnedRow {
  readonly id: string;
  readonly titel: string;
  /** When and by whom; null for the system. ISO 8601. */
  readonly verwijderd: string;
  readonly door: { readonly id: string; readonly naam: string } | null;
  /** From when on it may be gone for good. */
  readonly tot: string;
  /** Whether one may take it away for good at once. */
  readonly definitief: boolean;
}
/** Who has an agreement open now. */
export interface Present {
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  /** One of the people's colours, hex. */
  readonly kleur: string;
}
export interface Standing {
  readonly id: string;
  readonly status: Status;
  readonly aangemaakt: string;
  readonly gewijzigd: string;
  readonly mag: { readonly schrijven: boolean; readonly reden?: string };
  /** What one is in it; a copy on this device of before members does not say. */
  readonly ik?: Membership;
}

/** Who takes part in an agreement: the schema «Leden» of the HTTP API. */
export interface Members {
  readonly titel: string;
  readonly leden: readonly Member[];
  readonly partijen: readonly { readonly id: string; readonly naam: string }[];
}
export interface Member extends Membership {
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  readonly organisatie: string;
  readonly sinds: string | null;
  readonly door: string | null;
  readonly wijzigbaar: boolean;
}
