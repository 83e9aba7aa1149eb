/** Asking the server. A refusal is a value with a Dutch sentence; nothing here throws. */
import type { Problem } from '../../model/validation/problem.ts';

export interface Failure {
  readonly ok: false;
  /** The HTTP status; 0 when the server could not be reached. */
  readonly status: number;
  readonly boodschap: string;
  readonly problemen: readonly Problem[];
}
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

const UNCHANGED = 304;
export const UNREACHABLE = 'De server is niet bereikbaar. Kijk uw verbinding na en probeer opnieuw.';

/** GET of JSON. */
export function get<T>(path: string): Promise<Result<T>> {
  return ask(path, {}, async (response) => (await response.json()) as T);
}

/** An answer, and the server's mark of it. */
export interface Marked<T> {
  readonly value: T;
  readonly mark: string | null;
}

/** GET of JSON that is asked for again and again; null where it is still what `mark` stands for. */
export function getNewer<T>(path: string, mark: string | null): Promise<Result<Marked<T> | null>> {
  const init = mark === null ? {} : { headers: { 'if-none-match': mark } };
  return ask(path, init, async (response) =>
    response.status === UNCHANGED ? null : { value: (await response.json()) as T, mark: response.headers.get('etag') },
  );
}

/** POST of JSON; `body` undefined: of nothing. */
export function post<T>(path: string, body: unknown): Promise<Result<T>> {
  return ask(path, { method: 'POST', ...content(body) }, async (response) => (await readJson(response)) as T);
}

/** DELETE, with a body of JSON where one is given. */
export function remove(path: string, body?: unknown): Promise<Result<unknown>> {
  return ask(path, { method: 'DELETE', ...content(body) }, readJson);
}

const content = (body: unknown): RequestInit =>
  body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };

/** PUT of JSON. `last`: the page is about to close, the request must outlive it (small bodies only). */
export function put<T>(path: string, body: unknown, last = false): Promise<Result<T>> {
  const text = JSON.stringify(body);
  // Browsers refuse more than 64 KB from a page that closes.
  const keepalive = last && text.length < 60_000;
  const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: text, keepalive };
  return ask(path, init, async (response) => (await readJson(response)) as T);
}

/** GET of a file. */
export function getFile(path: string): Promise<Result<Blob>> {
  return ask(path, {}, (response) => response.blob());
}

async function ask<T>(path: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<Result<T>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    if (!response.ok && response.status !== UNCHANGED) return refusal(response.status, await readJson(response));
    return { ok: true, value: await read(response) };
  } catch {
    return NO_ANSWER;
  }
}

/** The server could not be reached. */
export const NO_ANSWER: Failure = { ok: false, status: 0, boodschap: UNREACHABLE, problemen: [] };

const readJson = (response: Response): Promise<unknown> => response.json().catch(() => null) as Promise<unknown>;

/** What the server said instead of doing it: its status and the body of its answer. */
export function refusal(status: number, body: unknown): Failure {
  const { boodschap, problemen } = (body ?? {}) as { boodschap?: unknown; problemen?: unknown };
  return {
    ok: false,
    status,
    boodschap:
      typeof boodschap === 'string'
        ? boodschap
        : `De server antwoordde met een fout (${status}). Probeer het straks opnieuw.`,
    problemen: Array.isArray(problemen) ? (problemen as Problem[]) : [],
  };
}
