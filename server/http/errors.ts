/** Every error an HTTP answer can carry: one table, one handler. The body is `{ fout, boodschap, problemen? }`. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedReport } from '../../model/signing.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { WorkError } from '../work/errors.ts';
import { StoreError, storeSentence } from '../store/store.ts';
import { refusalSentence } from './refusal.ts';

const ERRORS = {
  ongeldig: { status: 400, level: 'info' },
  'niet-aangemeld': { status: 401, level: 'info' },
  'geen-toegang': { status: 403, level: 'info' },
  'vreemde-herkomst': { status: 403, level: 'warn' },
  'niet-gevonden': { status: 404, level: 'info' },
  achterhaald: { status: 409, level: 'info' },
  'onbekende-inhoud': { status: 409, level: 'error' },
  'te-groot': { status: 413, level: 'info' },
  'verkeerd-type': { status: 415, level: 'info' },
  'niet-ondertekenklaar': { status: 422, level: 'info' },
  'niet-aanvaard': { status: 422, level: 'info' },
  'te-vaak': { status: 429, level: 'info' },
  intern: { status: 500, level: 'error' },
  druk: { status: 503, level: 'warn' },
  opslag: { status: 503, level: 'error' },
} as const;
export type ErrorKind = keyof typeof ERRORS;
export const ERROR_KINDS = Object.keys(ERRORS) as ErrorKind[];

/** An answer other than what was asked for; the message is for the user, in Dutch. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ErrorKind;
  readonly problems: readonly Problem[] | undefined;
  /** Of a file that is not accepted. */
  readonly verslag: SignedReport | undefined;
  /** After how many seconds trying again makes sense; undefined: the kind says so, or it makes none. */
  readonly retryAfter: number | undefined;

  constructor(kind: ErrorKind, message: string, { problems, verslag, retryAfter, cause }: ErrorDetails = {}) {
    super(message, { cause });
    this.kind = kind;
    this.problems = problems;
    this.verslag = verslag;
    this.retryAfter = retryAfter ?? RETRY_AFTER[kind];
  }
}
interface ErrorDetails {
  readonly problems?: readonly Problem[];
  readonly verslag?: SignedReport;
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** After how many seconds trying again makes sense, by kind of error that passes by itself. */
const RETRY_AFTER: Partial<Record<ErrorKind, number>> = { druk: 10, opslag: 30 };

/** Sends any error that a route threw. */
export function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = toApiError(error);
  const { status, level } = ERRORS[answer.kind];
  request.log[level]({ fout: answer.kind, err: level === 'info' ? undefined : error }, 'request failed');
  if (answer.retryAfter !== undefined) void reply.header('retry-after', answer.retryAfter);
  return reply
    .status(status)
    .type('application/json; charset=utf-8')
    .send({
      fout: answer.kind,
      boodschap: answer.message,
      ...(answer.problems ? { problemen: answer.problems } : {}),
      ...(answer.verslag ? { verslag: answer.verslag } : {}),
    });
}

function toApiError(error: FastifyError | Error): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreError)
    return new ApiError(error.kind === 'busy' ? 'druk' : 'opslag', storeSentence(error.kind), { cause: error });
  if (error instanceof WorkError) return workError(error);
  return (
    requestError(error) ??
    new ApiError('intern', 'Er ging iets mis op de server. Niets wat bewaard was is weg; probeer opnieuw.', {
      cause: error,
    })
  );
}

/** WorkError carries its own sentence for the user. */
function workError(error: WorkError): ApiError {
  const passes = error.kind === 'busy' || error.kind === 'closed' || error.kind === 'left';
  return new ApiError(passes ? 'druk' : 'intern', error.message, { cause: error });
}

/** What Fastify and its plugins refuse by themselves. */
function requestError(error: FastifyError | Error): ApiError | null {
  if ('validation' in error && error.validation)
    return new ApiError('ongeldig', refusalSentence(error.validation, error.validationContext), { cause: error });
  return ('code' in error ? knownError(error) : null) ?? ('statusCode' in error ? byStatus(error) : null);
}

function knownError(error: FastifyError): ApiError | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('te-groot', 'De aanvraag is te groot. Stuur minder in één keer.', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('verkeerd-type', 'Van dit type kan de aanvraag niet zijn.', { cause: error });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new ApiError('ongeldig', 'De aanvraag is geen geldige JSON.', { cause: error });
    case 'FST_ERR_BAD_URL':
      return new ApiError('ongeldig', BAD_ADDRESS, { cause: error });
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new ApiError('niet-gevonden', NO_ADDRESS, { cause: error });
    default:
      return null;
  }
}

/** Whatever else says that it is the request that is wrong. */
function byStatus(error: { readonly statusCode?: unknown }): ApiError | null {
  const status = Number(error.statusCode);
  if (status === 403 || status === 404) return new ApiError('niet-gevonden', NO_ADDRESS, { cause: error });
  if (status >= 400 && status < 500)
    return new ApiError('ongeldig', 'De aanvraag is onvolledig of klopt niet.', { cause: error });
  return null;
}

export const NO_ADDRESS = 'Dit adres bestaat niet.';
export const BAD_ADDRESS = 'Dit adres klopt niet. Controleer het in de adresbalk.';
