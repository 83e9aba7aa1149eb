/** Why a file is not accepted; thrown while it is read, and part of the report once it is judged. */
import type { Refusal } from '../../../model/signing.ts';

export interface Objection {
  readonly soort: Refusal;
  /** A whole sentence in Dutch that says where. */
  readonly zin: string;
}

export class Refused extends Error implements Objection {
  override readonly name = 'Refused';
  readonly soort: Refusal;
  readonly zin: string;

  constructor(soort: Refusal, zin: string) {
    super(zin);
    this.soort = soort;
    this.zin = zin;
  }
}
