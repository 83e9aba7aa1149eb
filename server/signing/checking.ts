/** What anyone may ask of a file, or of the hash on paper: is it ours, unchanged, which agreement, who signed. Nothing is kept of it. */
import type { CheckAnswer, SignedReport } from '../../model/signing.ts';
import type { StoredFrozen } from '../store/frozen.ts';
import { StoreError, type Store } from '../store/store.ts';
import { originOf } from './origin.ts';
import type { Verifier } from './verify/verifier.ts';

export interface CheckingOptions {
  readonly store: Pick<Store, 'frozenSizes' | 'frozenWith' | 'fileBytes' | 'meta'>;
  readonly verifier: Pick<Verifier, 'verify'>;
  /** Certificates that are trusted, in DER. */
  readonly roots: readonly Uint8Array[];
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

export class Checking {
  readonly #options: CheckingOptions;

  constructor(options: CheckingOptions) {
    this.#options = options;
  }

  /** By SHA-256, hex: of the JSON, as it stands on paper, or of the PDF as it was laid down. Rejects with a StoreError. */
  async hash(hash: string): Promise<CheckAnswer> {
    const found = bestOf(await this.#options.store.frozenWith(hash));
    if (!found) return UNKNOWN;
    return this.#answer(found.content === hash ? 'inhoud' : 'ongewijzigd', found);
  }

  /** Rejects with a StoreError or a WorkError. */
  async file(bytes: Uint8Array): Promise<CheckAnswer> {
    const { hash, pdf, content } = await originOf(this.#options.store, bytes);
    const whole = bestOf(pdf.filter((one) => one.pdf === hash));
    if (whole) return this.#answer('ongewijzigd', whole);
    const inside = bestOf(content);
    if (inside) return this.#answer('inhoud', inside);
    const begun = bestOf(pdf);
    return begun ? this.#signed(begun, bytes) : UNKNOWN;
  }

  /** Whether the file is void is said besides: it is what it is. */
  async #signed(file: StoredFrozen, signed: Uint8Array): Promise<CheckAnswer> {
    const { store, verifier, roots, now } = this.#options;
    const original = await store.fileBytes(file.agreement, file.pdf);
    if (!original) throw new StoreError('corrupt', `file ${file.id} has no bytes`);
    const report = await verifier.verify({ original, signed, expected: file.signatories, roots, now: new Date(now()) });
    return this.#answer(report.aanvaard ? 'ondertekend' : 'gewijzigd', file, report);
  }

  async #answer(
    oordeel: Exclude<CheckAnswer['oordeel'], 'onbekend'>,
    { agreement, title, parties, at, thawed, content }: StoredFrozen,
    verslag: SignedReport | null = null,
  ): Promise<CheckAnswer> {
    const meta = await this.#options.store.meta(agreement);
    // Taken out of the bin for good in the meantime.
    if (!meta) return UNKNOWN;
    const { status } = meta;
    const vervallen = thawed?.at ?? null;
    return {
      oordeel,
      overeenkomst: { titel: title, partijen: parties, vastgelegd: at, vervallen, status, inhoud: content },
      verslag,
    };
  }
}

const UNKNOWN: CheckAnswer = { oordeel: 'onbekend', overeenkomst: null, verslag: null };

/** The one that stands, else the last. */
const bestOf = (files: readonly StoredFrozen[]): StoredFrozen | undefined =>
  files.find(({ thawed }) => thawed === null) ?? files.at(-1);
