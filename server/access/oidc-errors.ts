/** What can go wrong at a provider, in terms of what the person is told. */
import { errors } from 'jose';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import type { SignInRefusal } from '../../model/sign-in.ts';

/** Why signing in did not succeed; `cause` says what the provider or the network said. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly refusal: SignInRefusal;

  constructor(refusal: SignInRefusal, cause?: unknown) {
    super(refusal, { cause });
    this.refusal = refusal;
  }
}

/** Where the keys could not be had, or are none. */
const NO_KEYS: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);
/** Whether a token was read and is wrong, and not that the keys to read it with could not be had. */
export const isJudged = (error: unknown): boolean => error instanceof errors.JOSEError && !NO_KEYS.has(error.code);

/** Where the provider gave no answer, or one that is no more than a sign that it is not well. */
const AWAY: ReadonlySet<string> = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

/** What the person is told of an error of `openid-client`. */
export function refusalFor(error: unknown): SignInRefusal {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'afgebroken' : 'mislukt';
  // The code was used before, or is too old.
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'verlopen' : 'mislukt';
  return error instanceof ClientError && !AWAY.has(error.code ?? '') ? 'mislukt' : 'onbereikbaar';
}

/** What may be logged of an error: no address, code or token. */
export function codeOf(error: unknown): string {
  // Anyone may write one in the address of the page to come back to.
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
    return error.error.slice(0, LONGEST);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
}

/** In characters; those of the standard are shorter. */
const LONGEST = 40;
