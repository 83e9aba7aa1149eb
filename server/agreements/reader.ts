/** Reading agreements for everything but sync: from the live room where there is one, else from the store. */
import type { Agreement } from '../../model/agreement.ts';
import { RUBRICS, type PartId } from '../../model/parts.ts';
import { progressOf } from '../../model/progress.ts';
import { readAgreement, type ReadResult } from '../../model/read.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { validateAgreement, type Validators } from '../../model/validation/validate.ts';
import type { People } from '../access/people.ts';
import type { Log } from '../log.ts';
import type { Digest as KeptDigest } from '../store/digests.ts';
import { asStoreError, type AgreementMeta, type Store } from '../store/store.ts';
import type { Stamp } from '../sync/presence.ts';
import type { Rooms } from '../sync/rooms.ts';
import { turn } from '../turn.ts';
import { digestForm } from './form.ts';
import { readInTurns } from './stored.ts';

/** One row of the list of agreements. */
export interface Summary {
  readonly id: string;
  readonly titel: string;
  readonly status: AgreementMeta['status'];
  readonly partijen: readonly string[];
  readonly regiegebied: string;
  readonly referentieregio: string;
  readonly legislatuur: string;
  readonly looptijd: Agreement['looptijd'];
  readonly aangemaakt: string;
  readonly gewijzigd: string;
  /** Who last wrote, or made it; null for the system. */
  readonly gewijzigdDoor: { readonly id: string; readonly naam: string } | null;
  /** How many problems stand in the way of signing. */
  readonly punten: number;
  /** The five fixed rubrics: points open, and the share (0 to 1) of their units without one. */
  readonly rubrieken: readonly { readonly id: PartId; readonly open: number; readonly deel: number }[];
  /** Who has it open now, each person once. */
  readonly aanwezig: readonly { id: string; naam: string; functie: string; kleur: string }[];
}

export interface ReaderOptions {
  readonly store: Store;
  readonly log: Log;
  readonly rooms: Pick<Rooms, 'current' | 'people'>;
  readonly validators: Validators;
  readonly people: Pick<People, 'names'>;
}

/** What the list shows of a document, remembered until its log grows. */
type Digest = Omit<Summary, 'id' | 'status' | 'aangemaakt' | 'gewijzigd' | 'gewijzigdDoor' | 'aanwezig'>;

const UNREADABLE: Digest = {
  titel: 'Onleesbare overeenkomst',
  partijen: [],
  regiegebied: '',
  referentieregio: '',
  legislatuur: '',
  looptijd: {},
  punten: 1,
  rubrieken: [],
};

export class Reader {
  readonly #store: Store;
  readonly #rooms: ReaderOptions['rooms'];
  readonly #validators: Validators;
  readonly #people: ReaderOptions['people'];
  readonly #log: Log;
  readonly #form = digestForm();
  readonly #digests = new Map<string, { sequence: number; digest: Promise<Digest> }>();
  /** What the store kept, taken in once: later digests are made here. */
  #recalled: Promise<void> | null = null;
  /** What was worked out and is not in the store yet. */
  #fresh: KeptDigest[] = [];

  constructor({ store, log, rooms, validators, people }: ReaderOptions) {
    this.#store = store;
    this.#log = log;
    this.#rooms = rooms;
    this.#validators = validators;
    this.#people = people;
  }

  /** The agreement as it is on disk now; null when there is none. Rejects with a StoreError. */
  async read(id: string): Promise<ReadResult | null> {
    const room = await this.#rooms.current(id);
    if (room) return readAgreement(room.doc);
    const stored = await this.#store.load(id);
    return stored && readInTurns(stored);
  }

  problems(agreement: Agreement, strength: 'concept' | 'ondertekenklaar'): Problem[] {
    return validateAgreement(this.#validators, agreement, strength);
  }

  /** Every agreement, the last changed first. Only what changed since the last time is read again. */
  async list(): Promise<Summary[]> {
    const metas = await this.#store.list();
    this.#recalled ??= this.#recall();
    await this.#recalled;
    const summaries: Summary[] = [];
    const names = await this.#people.names(new Set(metas.flatMap(({ gewijzigdDoor }) => gewijzigdDoor ?? [])));
    for (const meta of metas) summaries.push(await this.#summary(meta, names));
    await this.#keep();
    return summaries;
  }

  /** A list without what was kept is only slower. */
  async #recall(): Promise<void> {
    try {
      for (const { id, sequence, data } of await this.#store.digests(this.#form))
        this.#digests.set(id, { sequence, digest: Promise.resolve(JSON.parse(data) as Digest) });
    } catch (error) {
      this.#log.warn({ kind: asStoreError(error).kind }, 'what was kept for the list could not be read');
    }
  }

  async #keep(): Promise<void> {
    const fresh = this.#fresh.splice(0);
    if (fresh.length === 0) return;
    try {
      await this.#store.keepDigests(this.#form, fresh);
    } catch (error) {
      this.#log.warn({ kind: asStoreError(error).kind }, 'what was worked out for the list could not be kept');
    }
  }

  /** How an agreement is called, also one that is in the bin. Rejects with a StoreError. */
  async title({ id, sequence }: AgreementMeta): Promise<string> {
    return (await this.#remembered(id, sequence)).titel;
  }

  async #summary(meta: AgreementMeta, names: ReadonlyMap<string, string>): Promise<Summary> {
    const { id, status, aangemaakt, gewijzigd, gewijzigdDoor } = meta;
    const room = await this.#rooms.current(id, meta.sequence);
    // A live document may be a moment behind the log or ahead of `meta`: what is remembered goes by what is read.
    const sequence = room?.sequence ?? meta.sequence;
    const digest = await this.#remembered(id, sequence);
    const name = names.get(gewijzigdDoor ?? '');
    return {
      id,
      status,
      aangemaakt,
      gewijzigd,
      gewijzigdDoor: gewijzigdDoor !== null && name !== undefined ? { id: gewijzigdDoor, naam: name } : null,
      aanwezig: this.#rooms.people(id).map(presentOf),
      ...digest,
    };
  }

  /** Two who ask at the same time, such as after a restart, cost one reading. A reading that failed is not remembered. */
  #remembered(id: string, sequence: number): Promise<Digest> {
    const known = this.#digests.get(id);
    if (known?.sequence === sequence) return known.digest;
    const digest = this.#digestOf(id);
    this.#digests.set(id, { sequence, digest });
    digest.then(
      (made) => made !== UNREADABLE && this.#fresh.push({ id, sequence, data: JSON.stringify(made) }),
      () => this.#digests.delete(id),
    );
    return digest;
  }

  /** An agreement that cannot be read stays in the list, so that it can be found and mended; the others are not held up. */
  async #digestOf(id: string): Promise<Digest> {
    // Judging takes a while; between two agreements of a long list others get their turn.
    await turn();
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
    const { titel, partijen, regiegebied, referentieregio = '', legislatuur, looptijd } = agreement;
    const progress = progressOf(agreement, problems);
    return {
      titel,
      partijen: partijen.map(({ naam }) => naam),
      regiegebied,
      referentieregio,
      legislatuur,
      looptijd,
      punten: problems.length,
      rubrieken: RUBRICS.map(({ id }) => {
        const { open, share } = progress.get(id) ?? { open: 0, share: 0 };
        return { id, open, deel: share };
      }),
    };
  }
}

const presentOf = ({ id, name, functie, color }: Stamp): Summary['aanwezig'][number] => ({
  id,
  naam: name,
  functie,
  kleur: color,
});
