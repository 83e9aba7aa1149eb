/** What was asked and is not done; nothing has changed. A value, thrown only out of what is being recorded. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly kind: 'ongeldig' | 'geen-toegang' | 'niet-gevonden' | 'achterhaald' | 'druk';
  /** For the user, in Dutch. */
  readonly reason: string;

  constructor(kind: Refused['kind'], reason: string) {
    super(kind);
    this.kind = kind;
    this.reason = reason;
  }
}

/** What `work` resolves to, or the refusal it was thrown out with. Rejects as `work` does otherwise. */
export const unlessRefused = <T>(work: Promise<T>): Promise<T | Refused> =>
  work.catch((error: unknown) => {
    if (error instanceof Refused) return error;
    throw error;
  });
