/** Reading agreements for everything but sync: from the live room where there is one, else from the store. */
import type { Agreement } from '../../model/agreement.ts';
import { readAgreement, type ReadResult } from '../../model/read.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { validateAgreement, type Validators } from '../../model/validation/validate.ts';
import { asStoreError, type AgreementMeta, type Store } from '../store/store.ts';
import type { Room } from '../sync/room.ts';
import { readStored } from './stored.ts';

/** One row of the list of agreements. */
export interface Summary {
  readonly id: string;
  readonly titel: string;
  readonly status: AgreementMeta['status'];
  readonly partijen: readonly string[];
  readonly regiegebied: string;
  readonly looptijd: Agreement['looptijd'];
  readonly aangemaakt: string;
  readonly gewijzigd: string;
  /** How many problems stand in the way of signing. */
  readonly punten: number;
}

export interface ReaderOptions {
  readonly store: Store;
  readonly rooms: { peek(id: string): Room | null };
  readonly validators: Validators;
}

/** What the list shows of a document, remembered until its log grows. */
type Digest = Pick<Summary, 'titel' | 'partijen' | 'regiegebied' | 'looptijd' | 'punten'>;

const UNREADABLE: Digest = {
  titel: 'Onleesbare overeenkomst',
  partijen: [],
  regiegebied: '',
  looptijd: {},
  punten: 1,
};

export class Reader {
  readonly #store: Store;
  readonly #rooms: ReaderOptions['rooms'];
  readonly #validators: Validators;
  readonly #digests = new Map<string, { sequence: number; digest: Digest }>();

  constructor({ store, rooms, validators }: ReaderOptions) {
    this.#store = store;
    this.#rooms = rooms;
    this.#validators = validators;
  }

  /** The agreement as it is on disk now; null when there is none. Rejects with a StoreError. */
  async read(id: string): Promise<ReadResult | null> {
    const room = this.#rooms.peek(id);
    if (room) return readAgreement(room.doc);
    const stored = await this.#store.load(id);
    return stored && readStored(stored);
  }

  problems(agreement: Agreement, strength: 'concept' | 'ondertekenklaar'): Problem[] {
    return validateAgreement(this.#validators, agreement, strength);
  }

  /** Every agreement, the last changed first. */
  async list(): Promise<Summary[]> {
    const metas = await this.#store.list();
    const summaries: Summary[] = [];
    for (const meta of metas) summaries.push(await this.#summary(meta));
    return summaries;
  }

  async #summary(meta: AgreementMeta): Promise<Summary> {
    const { id, status, aangemaakt, gewijzigd } = meta;
    // A live document may be a moment behind the log or ahead of `meta`: what is remembered goes by what is read.
    const sequence = this.#rooms.peek(id)?.sequence ?? meta.sequence;
    const known = this.#digests.get(id);
    const digest = known?.sequence === sequence ? known.digest : await this.#digestOf(id);
    this.#digests.set(id, { sequence, digest });
    return { id, status, aangemaakt, gewijzigd, ...digest };
  }

  /** An agreement that cannot be read stays in the list, so that it can be found and mended; the others are not held up. */
  async #digestOf(id: string): Promise<Digest> {
    try {
      const result = await this.read(id);
      return result?.ok ? this.#digest(result.agreement) : UNREADABLE;
    } catch (error) {
      if (asStoreError(error).kind !== 'corrupt') throw error;
      return UNREADABLE;
    }
  }

  #digest(agreement: Agreement): Digest {
    const problems = openProblems(this.problems(agreement, 'ondertekenklaar'));
    // Values that are not of the format are no one's to show; the points say what is wrong.
    if (problems.some(({ ernst }) => ernst === 'fout'))
      return { ...UNREADABLE, titel: agreement.titel, punten: problems.length };
    const { titel, partijen, regiegebied, looptijd } = agreement;
    return {
      titel,
      partijen: partijen.map(({ naam }) => naam),
      regiegebied,
      looptijd,
      punten: problems.length,
    };
  }
}
