/** What the server answers, as far as the pages read it. */
import type { Actor, Status } from '../../model/access.ts';
import type { Municipality } from '../../model/library.ts';

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
  readonly persoon: Actor | null;
  readonly personen: readonly Actor[];
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
}
export interface Standing {
  readonly id: string;
  readonly status: Status;
  readonly aangemaakt: string;
  readonly gewijzigd: string;
  readonly mag: { readonly schrijven: boolean; readonly reden?: string };
}
