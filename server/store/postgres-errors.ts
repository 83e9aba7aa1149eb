/** What `pg` throws, as what the store's port promises. */
import { LOCKED } from './frozen-step.ts';
import { asStoreError, StoreError, type StoreErrorKind } from './store.ts';

/** SQLSTATE codes (postgresql.org/docs/current/errcodes-appendix.html) to ours; below by class, their first two signs. */
const KINDS: Readonly<Record<string, StoreErrorKind>> = {
  [LOCKED]: 'frozen',
  P0002: 'absent', // no_data_found: append_rows says so
  '23503': 'absent', // foreign key: what a person has seen, of an agreement that is not there
  '23505': 'exists',
  '25006': 'readonly', // a standby, or default_transaction_read_only
  '42501': 'readonly', // insufficient privilege
  '53100': 'full',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy', // lock_timeout
  '57014': 'busy', // statement_timeout
  '3D000': 'away', // no such database
};
const CLASSES: Readonly<Record<string, StoreErrorKind>> = {
  '08': 'away', // connection lost
  '28': 'away', // not let in
  '53': 'busy', // out of memory or of connections
  '57': 'away', // shutting down, starting up, terminated
  '58': 'other',
  XX: 'corrupt',
};

/** Errors of the operating system or of `pg` itself: there is no answer at all. */
const NO_ANSWER =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|The server does not support SSL)/i;
const NO_ROAD = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);

/** Any error of `pg` as a StoreError. */
export function postgresError(error: unknown): StoreError {
  if (error instanceof StoreError || !(error instanceof Error)) return asStoreError(error);
  return new StoreError(kindOf(error), error.message || codeOf(error), { cause: error });
}

function kindOf(error: Error): StoreErrorKind {
  const code = codeOf(error);
  if (NO_ROAD.has(code) || NO_ANSWER.test(error.message)) return 'away';
  return KINDS[code] ?? CLASSES[code.slice(0, 2)] ?? 'other';
}

/** The code of an error, or of the first that it gathers: Node tries a name's addresses and fails with all their errors. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return first instanceof Error ? codeOf(first) : '';
}
