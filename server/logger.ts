/**
 * The server's log: one JSON object a line. It never holds document text or personal data, whoever writes it and
 * whatever they pass: a field passes when it cannot hold any, or is named here; of an error only what we wrote
 * ourselves passes. test/server/logger.test.ts walks a session and looks.
 */
import pino, { type DestinationStream, type Logger } from 'pino';
import { WorkError } from './work/errors.ts';
import { StoreError } from './store/store.ts';

/** The log of a running server, from `level` on. */
export function createLog(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      formatters: { log: onlyHarmless },
      // Fastify adds its own of these, which write addresses and their tokens, unless they are here.
      serializers: { err: describeError, req: describeRequest, res: describeAnswer },
    },
    destination,
  );
}

/** Texts that the server chooses itself: ids of agreements, kinds of the tables of errors and close codes, names of our files. */
const TEXTS = new Set(['agreement', 'kind', 'fout', 'file']);
/** Objects that the serializers above make harmless. */
const DESCRIBED = new Set(['err', 'req', 'res']);

const LEFT_OUT = '[left out]';

function onlyHarmless(fields: Record<string, unknown>): Record<string, unknown> {
  const harmless = Object.entries(fields).map(([name, value]) => [name, isHarmless(name, value) ? value : LEFT_OUT]);
  return Object.fromEntries(harmless) as Record<string, unknown>;
}

function isHarmless(name: string, value: unknown): boolean {
  if (DESCRIBED.has(name) || isPlain(value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'string' && TEXTS.has(name);
}

const isPlain = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean';

interface Described {
  readonly type: string;
  readonly code?: string;
  readonly kind?: string;
  readonly message?: string;
  /** Of node:sqlite. */
  readonly errcode?: number;
  readonly at: readonly string[];
  readonly cause?: Described;
}

/** What of an error may be read by anyone: V8 and JSON.parse quote what they stumbled over in their messages. */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const kind = error instanceof StoreError || error instanceof WorkError ? error.kind : undefined;
  return {
    type: error.constructor.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(kind ? { kind } : {}),
    ...(isOwn(error) ? { message: error.message } : {}),
    ...('errcode' in error ? { errcode: Number(error.errcode) } : {}),
    at: placesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Where it was thrown: the stack without the message that heads it. */
function placesOf({ stack = '', message }: Error): string[] {
  const head = stack.indexOf(message);
  if (head < 0) return [];
  const lines = stack.slice(head + message.length).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at '));
}

/** Messages that hold nothing from outside: our own, and those of system calls. `other` repeats someone else's. */
function isOwn(error: Error): boolean {
  if (error instanceof StoreError) return error.kind !== 'other';
  return error instanceof WorkError || 'syscall' in error;
}

function describeRequest(request: unknown): object {
  const { method, routeOptions } = request as { method?: string; routeOptions?: { url?: string } };
  return { method, route: routeOptions?.url };
}

const describeAnswer = (answer: unknown): object => ({ statusCode: (answer as { statusCode?: number }).statusCode });
