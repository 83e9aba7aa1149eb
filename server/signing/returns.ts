/**
 * What comes back of a text that was laid down: signed files, scans of paper, what is taken back and vouched for.
 *
 * [U1] A signed file is kept when it is accepted (verify/verify.ts), and only then.
 * [U2] Every change is decided on what is kept at that moment, and done only while that is still so: of two at once, one is
 *      decided anew.
 * [U3] With the change after which everyone has signed (standing.ts) the status becomes `ondertekend`, in one transaction.
 */
import type { EventDetail, EventKind } from '../../model/record.ts';
import type { SignedReport } from '../../model/signing.ts';
import { freshId } from '../agreements/ids.ts';
import { sha256 } from '../agreements/public-file.ts';
import type { EventRecord } from '../record/record.ts';
import type { SigningChange, StoredFrozen, StoredReturned } from '../store/frozen.ts';
import { StoreError, type Store } from '../store/store.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Doer } from './laying-down.ts';
import { originOf } from './origin.ts';
import { groundOf, progressOf, type Basis } from './standing.ts';
import { keptOf, type Kept } from './told.ts';
import type { Verifier } from './verify/verifier.ts';

export interface ReturnsOptions {
  readonly store: Store;
  readonly rooms: Pick<Rooms, 'statusChanged'>;
  readonly record: Pick<EventRecord, 'doing' | 'note'>;
  readonly verifier: Pick<Verifier, 'verify'>;
  /** Certificates that are trusted, in DER. */
  readonly roots: readonly Uint8Array[];
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** `void`: the file does not stand any more. `absent`: there is nothing of that name. `settled`: there is nothing left to do to it. */
export type Unchanged = 'void' | 'absent' | 'settled';
/** Null: it is done, or was so already. */
export type Outcome = Unchanged | null;

/** A scan, and whose signatures on paper it shows (ids). */
export interface Scan {
  readonly data: Uint8Array;
  readonly type: string;
  readonly signatories: readonly string[];
}

type Standing = Kept & { readonly standing: StoredFrozen };
type Parts = Pick<SigningChange, 'add' | 'withdraw' | 'confirmed'>;
interface Plan {
  readonly kind: EventKind;
  readonly detail: EventDetail;
  readonly change: Parts;
  /** What there is after it. */
  readonly after: Basis;
}

/** Others may be first time and again; more means that something else is wrong. */
const TRIES = 20;

export class Returns {
  readonly #options: ReturnsOptions;

  constructor(options: ReturnsOptions) {
    this.#options = options;
  }

  /** A PDF that was signed, back of `file`. Resolves to why it is not accepted, where it is not. Rejects with a StoreError or WorkError. */
  async addSigned(file: StoredFrozen, data: Uint8Array, by: Doer): Promise<Outcome | SignedReport> {
    const report = await this.#judge(file, data);
    const { agreement, id: bestand } = file;
    if (!report.aanvaard) {
      const detail = { bestand, reden: report.weigeringen[0]?.soort ?? 'onleesbaar' };
      await this.#options.record.note({ kind: 'ondertekend-geweigerd', chain: agreement, ...by, detail });
      return report;
    }
    const handtekeningen = report.velden.filter(({ handtekening }) => handtekening).length;
    const more = { kind: 'pdf', type: 'application/pdf', report, signatories: [] } as const;
    return this.#change(file, by, (now) =>
      this.#adding(now, { file, data, by, more, kind: 'ondertekend-opgeladen', handtekeningen }),
    );
  }

  /** A scan of paper that was signed, taken at the word of who brings it. Rejects with a StoreError. */
  addScan(file: StoredFrozen, { data, type, signatories }: Scan, by: Doer): Promise<Outcome> {
    const more = { kind: 'scan', type, report: null, signatories } as const;
    return this.#change(file, by, (now) =>
      this.#adding(now, { file, data, by, more, kind: 'scan-opgeladen', handtekeningen: signatories.length }),
    );
  }

  /** A file that came back counts no more; it is kept. Rejects with a StoreError. */
  async withdraw(agreement: string, returned: string, reason: string, by: Doer): Promise<Outcome> {
    return this.#changeReturned(agreement, returned, by, (now, file) => {
      if (file.withdrawn) return 'settled';
      const withdrawn = { at: this.#options.now(), by: by.person, reason };
      const after = now.returned.map((one) => (one === file ? { ...one, withdrawn } : one));
      return {
        kind: 'ondertekend-ingetrokken',
        detail: { bestand: file.frozen, terug: file.id },
        change: { withdraw: { id: file.id, ...withdrawn } },
        after: { ...basisOf(now), returned: after },
      };
    });
  }

  /** Someone vouches for a signature under a name that is not the signatory's. Rejects with a StoreError. */
  async confirm(agreement: string, returned: string, signatory: string, by: Doer): Promise<Outcome> {
    return this.#changeReturned(agreement, returned, by, (now, file) => {
      const one = progressOf(basisOf(now)).find(({ expected }) => expected.id === signatory);
      if (!one) return 'absent';
      if (one.state !== 'te-bevestigen' || one.from !== file || !one.signature) return 'settled';
      const confirmation = {
        signatory,
        certificate: one.signature.certificaat,
        by: by.person,
        at: this.#options.now(),
      };
      const confirmed = [...now.standing.confirmed, confirmation];
      return {
        kind: 'handtekening-bevestigd',
        detail: {
          bestand: file.frozen,
          terug: file.id,
          ondertekenaar: signatory,
          certificaat: confirmation.certificate,
        },
        change: { confirmed },
        after: { ...basisOf(now), confirmed },
      };
    });
  }

  /** Against the file it was put to, unless it was put to one of this agreement that is void: then that is what is said. */
  async #judge(file: StoredFrozen, signed: Uint8Array): Promise<SignedReport> {
    const { store, verifier, roots, now } = this.#options;
    const begun = (await originOf(store, signed)).pdf.filter(({ agreement }) => agreement === file.agreement);
    const basis = begun.find(({ id }) => id === file.id) ?? begun.at(-1) ?? file;
    const original = await store.fileBytes(basis.agreement, basis.pdf);
    if (!original) throw new StoreError('corrupt', `file ${basis.id} has no bytes`);
    const isVoid = basis.thawed !== null;
    return verifier.verify({ original, signed, expected: basis.signatories, roots, isVoid, now: new Date(now()) });
  }

  #adding({ standing, returned }: Standing, { file, data, by, more, kind, handtekeningen }: Adding): Plan | Outcome {
    const { agreement, id: frozen } = file;
    const hash = sha256(data);
    const isThere = returned.some(
      (one) => one.hash === hash && one.withdrawn === null && one.signatories.join() === more.signatories.join(),
    );
    // Sent again after a lost answer.
    if (isThere) return null;
    const at = this.#options.now();
    const added = { id: freshId('t'), agreement, frozen, at, author: by.person, hash, size: data.length, ...more };
    return {
      kind,
      detail: { bestand: frozen, terug: added.id, handtekeningen },
      change: { add: { file: added, data } },
      after: { ...standing, returned: [...returned, { ...added, withdrawn: null }] },
    };
  }

  async #changeReturned(
    agreement: string,
    id: string,
    by: Doer,
    plan: (now: Standing, file: StoredReturned) => Plan | Outcome,
  ): Promise<Outcome> {
    const { standing } = await keptOf(this.#options.store, agreement);
    if (!standing) return 'void';
    return this.#change(standing, by, (now) => {
      const file = now.returned.find((one) => one.id === id);
      return file ? plan(now, file) : 'absent';
    });
  }

  /** [U2] */
  async #change(
    file: Pick<StoredFrozen, 'id' | 'agreement'>,
    by: Doer,
    planFor: (now: Standing) => Plan | Outcome,
  ): Promise<Outcome> {
    for (let left = TRIES; ; left--) {
      const now = await keptOf(this.#options.store, file.agreement);
      const { standing } = now;
      if (standing?.id !== file.id) return 'void';
      const plan = planFor({ ...now, standing });
      if (plan === null || typeof plan === 'string') return plan;
      try {
        await this.#do(standing, plan, by);
        return null;
      } catch (error) {
        if (error !== OVERTAKEN) throw error;
        // Everyone has signed, and nothing is changed any more.
        if (left <= 1 || (await this.#options.store.meta(file.agreement))?.status !== 'ter-ondertekening')
          return 'settled';
      }
    }
  }

  /** [U3] Each is written in the record before it is done. */
  async #do(frozen: StoredFrozen, { kind, detail, change, after }: Plan, by: Doer): Promise<void> {
    const { store, record, rooms } = this.#options;
    const { agreement } = frozen;
    const ground = groundOf(after);
    const status = ground ? 'ondertekend' : 'ter-ondertekening';
    const write = async (): Promise<void> => {
      if (!(await store.changeSigning({ frozen, status, ...change }))) throw OVERTAKEN;
    };
    const signed = {
      kind: 'ondertekend',
      chain: agreement,
      person: null,
      detail: { bestand: frozen.id, ...ground },
    } as const;
    await record.doing({ kind, chain: agreement, ...by, detail }, () =>
      ground ? record.doing(signed, write) : write(),
    );
    if (ground) rooms.statusChanged(agreement, status);
  }
}

interface Adding {
  readonly file: StoredFrozen;
  readonly data: Uint8Array;
  readonly by: Doer;
  readonly more: Pick<StoredReturned, 'kind' | 'type' | 'report' | 'signatories'>;
  readonly kind: EventKind;
  readonly handtekeningen: number;
}

const basisOf = ({ standing, returned }: Standing): Basis => ({ ...standing, returned });

/** What it was decided on is not so any more. */
const OVERTAKEN = new StoreError('other', 'overtaken');
