/**
 * Texts that were laid down to be signed, and what came back of them, on any database.
 *
 * An agreement that is locked takes no rows in its log any more (`append` rejects with `frozen`), at no process. What
 * holds it says for how long: while its file is made, a word that begins with the moment it was locked (so that one left
 * by a process that died is found); from then on the id of the file.
 */
import type { Status } from '../../model/access.ts';
import type { Expected, SignedReport } from '../../model/signing.ts';
import { textOf, textOrNull, type Ask } from './ask.ts';
import { bytes, type Row } from './row.ts';
import type { Step, Together } from './together.ts';

/** A signature under another name that someone vouches for: it stands for this certificate only. */
export interface Confirmation {
  /** Id of the signatory. */
  readonly signatory: string;
  /** SHA-256 of the certificate, hex. */
  readonly certificate: string;
  /** Id of who confirmed it, and when, ISO 8601, UTC. */
  readonly by: string;
  readonly at: string;
}

/** That something counts no more: when (ISO 8601, UTC), by whom (an id) and why. */
export interface Ended {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export interface StoredFrozen {
  /** Begins with a letter, unlike the moment in front of a lock. */
  readonly id: string;
  readonly agreement: string;
  /** ISO 8601, UTC; and the id of who did it. */
  readonly at: string;
  readonly author: string;
  /** Number of the last row of the log that it holds. */
  readonly sequence: number;
  readonly title: string;
  /** Names of the parties. */
  readonly parties: readonly string[];
  readonly signatories: readonly Expected[];
  /** SHA-256, hex, of the JSON and of the PDF that holds it. */
  readonly content: string;
  readonly pdf: string;
  /** Of the PDF, bytes. */
  readonly size: number;
  /** Grows with every change in what came back of it. */
  readonly revision: number;
  readonly confirmed: readonly Confirmation[];
  /** Null while it stands. */
  readonly thawed: Ended | null;
}

export interface StoredReturned {
  readonly id: string;
  readonly agreement: string;
  readonly frozen: string;
  readonly kind: 'pdf' | 'scan';
  readonly at: string;
  readonly author: string;
  /** SHA-256 of its bytes, hex; their media type and how many there are. */
  readonly hash: string;
  readonly type: string;
  readonly size: number;
  /** Of a PDF. */
  readonly report: SignedReport | null;
  /** Of a scan: ids of the signatories whose signature it shows. */
  readonly signatories: readonly string[];
  /** Null while it counts. */
  readonly withdrawn: Ended | null;
}

/** A file to be laid down, with its bytes. */
export interface NewFrozen extends Omit<StoredFrozen, 'revision' | 'confirmed' | 'thawed' | 'size'> {
  readonly bytes: { readonly content: Uint8Array; readonly pdf: Uint8Array };
}

/** A change in what came back, decided on what was read as `frozen`. */
export interface SigningChange {
  readonly frozen: Pick<StoredFrozen, 'id' | 'agreement' | 'revision'>;
  /** What the agreement's status is after it. */
  readonly status: Extract<Status, 'ter-ondertekening' | 'ondertekend'>;
  readonly add?: { readonly file: Omit<StoredReturned, 'withdrawn'>; readonly data: Uint8Array };
  readonly withdraw?: Ended & { readonly id: string };
  readonly confirmed?: readonly Confirmation[];
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface FrozenStore {
  /**
   * Locks an agreement in this status, with a word of its own that begins with the moment (ISO 8601, UTC). Resolves to
   * the number of the last row of its log, after which none comes; null when it has another status, is locked or in the bin.
   */
  lock(agreement: string, word: string, status: Status): Promise<number | null>;
  /** Takes a lock away that this word holds. Whether it did. */
  unlock(agreement: string, word: string): Promise<boolean>;
  /** Agreements that are locked since before a moment to make their file, with the word that holds them. */
  locksBefore(moment: string): Promise<{ readonly agreement: string; readonly word: string }[]>;
  /**
   * Keeps a file of an agreement in legal review that `word` holds, and moves it to `ter-ondertekening`, together. False, and
   * nothing done, when it is in another status or not held by that word any more.
   */
  freeze(file: NewFrozen, word: string): Promise<boolean>;
  /** The file is void from now on, and its agreement in legal review again. False, and nothing done, when it did not stand. */
  thaw(file: Pick<StoredFrozen, 'id' | 'agreement'>, ended: Ended): Promise<boolean>;
  /** Of an agreement, the oldest first. */
  frozenOf(agreement: string): Promise<StoredFrozen[]>;
  /** Those whose PDF or JSON has this SHA-256 (hex), the oldest first: the same text may be laid down again. */
  frozenWith(hash: string): Promise<StoredFrozen[]>;
  /** Every size that a PDF has, in bytes. */
  frozenSizes(): Promise<number[]>;
  /** Of an agreement, in the order in which they came. */
  returnedOf(agreement: string): Promise<StoredReturned[]>;
  /** The bytes that belong to an agreement and have this SHA-256. */
  fileBytes(agreement: string, hash: string): Promise<Uint8Array | null>;
  /** All of a change or nothing: false when what came back is not what it was decided on, or the file does not stand. */
  changeSigning(change: SigningChange): Promise<boolean>;
}

const FROZEN =
  'id, agreement, at, author, sequence, title, parties, signatories, content, pdf, size, revision, confirmed, thawed, thawed_by, reason';
const RETURNED =
  'id, agreement, frozen, kind, at, author, hash, type, size, report, signatories, withdrawn, withdrawn_by, reason';

/** On a database: both understand these statements. */
export function frozenOn(ask: Ask, together: Together): FrozenStore {
  const find = async (where: string, value: string): Promise<StoredFrozen[]> =>
    (await ask(`SELECT ${FROZEN} FROM frozen WHERE ${where} ORDER BY at, id`, [value])).map(frozenOf);
  return {
    lock: (agreement, word, status) => together({ agreement, from: status, heldBy: null, hold: word }, []),
    unlock: async (agreement, word) => (await together({ agreement, heldBy: word, hold: null }, [])) !== null,
    locksBefore: async (moment) => {
      const rows = await ask('SELECT id, locked FROM agreement WHERE locked < $1 ORDER BY id', [moment]);
      return rows.map((row) => ({ agreement: textOf(row, 'id'), word: textOf(row, 'locked') }));
    },
    freeze: async (file, word) => {
      const turn = { from: 'juridisch-nazicht', to: 'ter-ondertekening', heldBy: word, hold: file.id } as const;
      return (await together({ agreement: file.agreement, ...turn }, insertFrozen(file))) !== null;
    },
    thaw: async ({ id, agreement }, { at, by, reason }) => {
      const turn = { from: 'ter-ondertekening', to: 'juridisch-nazicht', heldBy: id, hold: null } as const;
      const sql = 'UPDATE frozen SET thawed = $2, thawed_by = $3, reason = $4 WHERE id = $1 RETURNING id';
      return (await together({ agreement, ...turn }, [{ sql, values: [id, at, by, reason] }])) !== null;
    },
    frozenOf: (agreement) => find('agreement = $1', agreement),
    frozenWith: (hash) => find('pdf = $1 OR content = $1', hash),
    frozenSizes: async () => (await ask('SELECT DISTINCT size FROM frozen', [])).map(({ size }) => Number(size)),
    returnedOf: async (agreement) =>
      (await ask(`SELECT ${RETURNED} FROM returned WHERE agreement = $1 ORDER BY number`, [agreement])).map(returnedOf),
    fileBytes: async (agreement, hash) => {
      const [row] = await ask('SELECT data FROM file WHERE agreement = $1 AND hash = $2', [agreement, hash]);
      return row ? bytes(row['data']) : null;
    },
    changeSigning: async (change) => {
      const { agreement, id } = change.frozen;
      const turn = { agreement, from: 'ter-ondertekening', to: change.status, heldBy: id } as const;
      return (await together(turn, stepsOf(change))) !== null;
    },
  };
}

function insertFrozen({ bytes: { content, pdf }, ...file }: NewFrozen): Step[] {
  const { id, agreement, at, author, sequence, title, parties, signatories } = file;
  const texts = [id, agreement, at, author, String(sequence), title, JSON.stringify(parties)];
  return [
    insertBytes(agreement, file.content, content),
    insertBytes(agreement, file.pdf, pdf),
    {
      sql: `INSERT INTO frozen (${FROZEN}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '[]', NULL, NULL, NULL) RETURNING id`,
      values: [...texts, JSON.stringify(signatories), file.content, file.pdf, String(pdf.length)],
    },
  ];
}

/** The same bytes are kept once, however often they come. */
const insertBytes = (agreement: string, hash: string, data: Uint8Array): Step => ({
  sql: `INSERT INTO file (agreement, hash, data) VALUES ($1, $2, $3)
    ON CONFLICT (agreement, hash) DO UPDATE SET hash = excluded.hash RETURNING hash`,
  values: [agreement, hash, data],
});

function stepsOf({ frozen, add, withdraw, confirmed }: SigningChange): Step[] {
  const steps: Step[] = [
    {
      sql: 'UPDATE frozen SET revision = revision + 1 WHERE id = $1 AND revision = $2 RETURNING id',
      values: [frozen.id, String(frozen.revision)],
    },
  ];
  if (add) steps.push(insertBytes(frozen.agreement, add.file.hash, add.data), insertReturned(add.file));
  if (withdraw)
    steps.push({
      sql: `UPDATE returned SET withdrawn = $3, withdrawn_by = $4, reason = $5
        WHERE id = $1 AND frozen = $2 AND withdrawn IS NULL RETURNING id`,
      values: [withdraw.id, frozen.id, withdraw.at, withdraw.by, withdraw.reason],
    });
  if (confirmed)
    steps.push({
      sql: 'UPDATE frozen SET confirmed = $2 WHERE id = $1 RETURNING id',
      values: [frozen.id, JSON.stringify(confirmed)],
    });
  return steps;
}

function insertReturned(file: Omit<StoredReturned, 'withdrawn'>): Step {
  const { id, agreement, frozen, kind, at, author, hash, type, size, report, signatories } = file;
  const judged = report && JSON.stringify(report);
  return {
    // Every one that comes raises the revision: its number is the order in which they came.
    sql: `INSERT INTO returned (number, ${RETURNED}) VALUES ((SELECT count(*) FROM returned WHERE agreement = $2),
      $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, NULL, NULL) RETURNING id`,
    values: [id, agreement, frozen, kind, at, author, hash, type, String(size), judged, JSON.stringify(signatories)],
  };
}

const frozenOf = (row: Row): StoredFrozen => ({
  id: textOf(row, 'id'),
  agreement: textOf(row, 'agreement'),
  at: textOf(row, 'at'),
  author: textOf(row, 'author'),
  sequence: Number(row['sequence']),
  title: textOf(row, 'title'),
  parties: JSON.parse(textOf(row, 'parties')) as string[],
  signatories: JSON.parse(textOf(row, 'signatories')) as Expected[],
  content: textOf(row, 'content'),
  pdf: textOf(row, 'pdf'),
  size: Number(row['size']),
  revision: Number(row['revision']),
  confirmed: JSON.parse(textOf(row, 'confirmed')) as Confirmation[],
  thawed: endedOf(row, 'thawed'),
});

function returnedOf(row: Row): StoredReturned {
  const report = textOrNull(row, 'report');
  return {
    id: textOf(row, 'id'),
    agreement: textOf(row, 'agreement'),
    frozen: textOf(row, 'frozen'),
    kind: textOf(row, 'kind') as StoredReturned['kind'],
    at: textOf(row, 'at'),
    author: textOf(row, 'author'),
    hash: textOf(row, 'hash'),
    type: textOf(row, 'type'),
    size: Number(row['size']),
    report: report === null ? null : (JSON.parse(report) as SignedReport),
    signatories: JSON.parse(textOf(row, 'signatories')) as string[],
    withdrawn: endedOf(row, 'withdrawn'),
  };
}

function endedOf(row: Row, name: 'thawed' | 'withdrawn'): Ended | null {
  const at = textOrNull(row, name);
  return at === null ? null : { at, by: textOf(row, `${name}_by`), reason: textOf(row, 'reason') };
}
