/** What was asked and is not done. Nothing has changed. */
export class Refused {
  readonly kind: 'ongeldig' | 'geen-toegang' | 'niet-gevonden' | 'achterhaald' | 'druk';
  /** For the user, in Dutch. */
  readonly reason: string;

  constructor(kind: Refused['kind'], reason: string) {
    this.kind = kind;
    this.reason = reason;
  }
}
