/** Every error an HTTP answer can carry: one table, one handler. The body is `{ fout, boodschap, problemen? }`. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../model/validation/problem.ts';
import { PrintError } from '../export/errors.ts';
import { StoreError, storeSentence } from '../store/store.ts';

const ERRORS = {
  ongeldig: { status: 400, level: 'info' },
  'niet-aangemeld': { status: 401, level: 'info' },
  'geen-toegang': { status: 403, level: 'info' },
  'vreemde-herkomst': { status: 403, level: 'warn' },
  'niet-gevonden': { status: 404, level: 'info' },
  'onbekende-inhoud': { status: 409, level: 'error' },
  'te-groot': { status: 413, level: 'info' },
  'verkeerd-type': { status: 415, level: 'info' },
  'niet-ondertekenklaar': { status: 422, level: 'info' },
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

  constructor(kind: ErrorKind, message: string, options: { problems?: readonly Problem[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.problems = options.problems;
  }
}

/** Sends any error that a route threw. */
export function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = toApiError(error);
  const { status, level } = ERRORS[answer.kind];
  request.log[level]({ fout: answer.kind, err: level === 'info' ? undefined : error }, 'request failed');
  return reply
    .status(status)
    .type('application/json; charset=utf-8')
    .send({ fout: answer.kind, boodschap: answer.message, ...(answer.problems ? { problemen: answer.problems } : {}) });
}

function toApiError(error: FastifyError | Error): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreError)
    return new ApiError(error.kind === 'busy' ? 'druk' : 'opslag', storeSentence(error.kind), { cause: error });
  if (error instanceof PrintError) return printError(error);
  return (
    requestError(error) ??
    new ApiError('intern', 'Er ging iets mis op de server. Niets wat bewaard was is weg; probeer opnieuw.', {
      cause: error,
    })
  );
}

/** PrintError carries its own sentence for the user. */
function printError(error: PrintError): ApiError {
  return new ApiError(error.kind === 'busy' || error.kind === 'closed' ? 'druk' : 'intern', error.message, {
    cause: error,
  });
}

/** What Fastify itself refuses: bodies and addresses that are not what the schemas say. */
function requestError(error: FastifyError | Error): ApiError | null {
  if (!('code' in error) && !('validation' in error)) return null;
  if ('validation' in error && error.validation)
    return new ApiError('ongeldig', `De aanvraag klopt niet: ${error.message}.`, { cause: error });
  switch ('code' in error ? error.code : '') {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('te-groot', 'De aanvraag is groter dan 1 MB. Stuur minder in één keer.', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('verkeerd-type', 'Stuur de aanvraag als JSON (application/json).', { cause: error });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new ApiError('ongeldig', 'De aanvraag is geen geldige JSON.', { cause: error });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return new ApiError('ongeldig', 'De aanvraag is onvolledig of het adres klopt niet.', { cause: error });
    default:
      return null;
  }
}
