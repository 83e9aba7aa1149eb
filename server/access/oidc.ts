/**
 * Signing in at a provider, by OpenID Connect: authorization code with PKCE, as ACM/IDM of the Flemish government
 * has it (authenticatie.vlaanderen.be/docs).
 *
 * [P1] What comes back is taken once, from the browser that went, and only with the state, nonce and verifier it left with.
 * [P2] What the provider says counts only with its signature, for us, and in time.
 * [P3] A provider that is away keeps nothing else from working, and is asked again each time.
 */
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { Log } from '../log.ts';
import { FLOW_AGE, Flows, type Flow } from './flow.ts';
import { codeOf, isJudged, refusalFor, SignInError } from './oidc-errors.ts';
import { Once } from './once.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Separated by spaces; `openid` among them. */
  readonly scope: string;
  readonly roleClaim: string;
  readonly vdabCode: string;
  /** KBO numbers of organisations that may sign in besides the gemeenten and OCMW's. */
  readonly otherCodes: readonly string[];
  /** Where our own pages are, without a slash at the end. */
  readonly publicUrl: string;
}

/** Paths the provider has to know: where it sends people and messages. */
export const CALLBACK = '/api/aanmelding/terug';
export const ENTRY = '/api/aanmelding';

/** Whose sign-in at the provider something is about; `sid` is null where the provider keeps no such thing. */
export interface ProviderSession {
  readonly sub: string;
  readonly sid: string | null;
}

/** Someone came back, and is who the claims say. */
export interface Arrival {
  readonly claims: JWTPayload;
  readonly at: ProviderSession;
  readonly flow: Flow;
}

/** How long the provider may take to answer, in seconds. */
const PATIENCE = 10;

/** A message that someone has signed out is taken for so long after it was made, in seconds. */
const MESSAGE_AGE = 5 * 60;
/** How far the provider's clock may be ahead, in seconds. */
const SKEW = 30;

const LOGGED_OUT = 'http://schemas.openid.net/event/backchannel-logout';

export class Oidc {
  readonly #settings: OidcSettings;
  readonly #log: Log;
  readonly #flows: Flows;
  readonly #states = new Once(Date.now);
  readonly #messages = new Once(Date.now);
  #known: Promise<Configuration> | null = null;
  #keys: ReturnType<typeof createRemoteJWKSet> | null = null;

  constructor(settings: OidcSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
    this.#flows = new Flows(settings.clientSecret);
  }

  /** Finds the provider, so that the first who signs in need not wait. Never rejects. */
  async start(): Promise<void> {
    await this.#provider().catch(() => undefined);
  }

  /** Where to send someone who wants to sign in, and what their browser has to bring back. Rejects with a SignInError. */
  async begin(back: string, session: string | null): Promise<{ readonly url: URL; readonly sealed: string }> {
    const provider = await this.#provider();
    const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), back, session };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: this.#settings.publicUrl + CALLBACK,
      scope: this.#settings.scope,
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { url, sealed: await this.#flows.seal(flow) };
  }

  /** [P1] Takes someone who comes back: `query` is what the provider put in the address. Rejects with a SignInError. */
  async finish(query: URLSearchParams, sealed: string): Promise<Arrival> {
    const flow = await this.#flows.open(sealed);
    if (!flow || query.get('state') !== flow.state) throw new SignInError('verlopen');
    const provider = await this.#provider();
    if (!this.#states.take(flow.state, FLOW_AGE * 1000)) throw new SignInError('verlopen');
    const address = new URL(`${this.#settings.publicUrl}${CALLBACK}?${query.toString()}`);
    const checks = { expectedState: flow.state, expectedNonce: flow.nonce, pkceCodeVerifier: flow.verifier };
    const tokens = await authorizationCodeGrant(provider, address, { ...checks, idTokenExpected: true }).catch(
      (error: unknown) => {
        throw new SignInError(refusalFor(error), error);
      },
    );
    const claims = tokens.claims();
    if (!claims) throw new SignInError('mislukt');
    const { sub, sid } = claims;
    return { claims, at: { sub, sid: typeof sid === 'string' ? sid : null }, flow };
  }

  /** Where someone signs out at the provider too; null where it has no such page. Rejects with a SignInError. */
  async endUrl(): Promise<URL | null> {
    return this.#endUrl({ post_logout_redirect_uri: `${this.#settings.publicUrl}/` });
  }

  /**
   * Where someone chooses another organisation: ACM/IDM forgets the choice, and sends them on to sign in anew
   * (its docs, «Switch identiteit»). Rejects with a SignInError.
   */
  async switchUrl(): Promise<URL | null> {
    return this.#endUrl({ switch: 'true', post_logout_redirect_uri: this.#settings.publicUrl + ENTRY });
  }

  async #endUrl(parameters: Record<string, string>): Promise<URL | null> {
    const provider = await this.#provider();
    return provider.serverMetadata().end_session_endpoint ? buildEndSessionUrl(provider, parameters) : null;
  }

  /**
   * [P2] Whose signing out the provider tells us of (OpenID Connect Back-Channel Logout 1.0, 2.6). Rejects with a
   * SignInError: `onbereikbaar` where its keys cannot be had, else the message counts for nothing.
   */
  async loggedOut(message: string): Promise<Partial<ProviderSession>> {
    const provider = await this.#provider();
    const { jwks_uri: keys, id_token_signing_alg_values_supported: algorithms = ['RS256'] } = provider.serverMetadata();
    if (keys === undefined) throw new SignInError('mislukt');
    this.#keys ??= createRemoteJWKSet(new URL(keys), { timeoutDuration: PATIENCE * 1000 });
    const { payload } = await jwtVerify(message, this.#keys, {
      issuer: provider.serverMetadata().issuer,
      audience: this.#settings.clientId,
      algorithms: algorithms.filter((name) => !/^(?:none|HS\d+)$/.test(name)),
      maxTokenAge: MESSAGE_AGE,
      clockTolerance: SKEW,
      requiredClaims: ['jti', 'events'],
    }).catch((error: unknown) => {
      throw new SignInError(isJudged(error) ? 'mislukt' : 'onbereikbaar', error);
    });
    const about = aboutOf(payload);
    if (!about || !this.#messages.take(String(payload.jti), (MESSAGE_AGE + SKEW) * 1000))
      throw new SignInError('mislukt');
    return about;
  }

  /** [P3] Rejects with a SignInError (`onbereikbaar`). */
  async #provider(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const isOpen = new URL(issuer).protocol === 'http:';
    this.#known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: PATIENCE,
      execute: [enableNonRepudiationChecks, ...(isOpen ? [allowInsecureRequests] : [])],
    });
    const asked = this.#known;
    return asked.catch((error: unknown) => {
      if (this.#known === asked) {
        this.#known = null;
        this.#log.warn({ issuer, code: codeOf(error) }, 'the sign-in provider cannot be reached');
      }
      throw new SignInError('onbereikbaar', error);
    });
  }
}

/** What a message that is in order is about; null where it is no message of signing out. */
function aboutOf({ events, nonce, jti, sub, sid }: JWTPayload): Partial<ProviderSession> | null {
  const isOfLogout = typeof events === 'object' && events !== null && Object.hasOwn(events, LOGGED_OUT);
  if (!isOfLogout || nonce !== undefined || typeof jti !== 'string') return null;
  const about = { ...(sub === undefined ? {} : { sub }), ...(typeof sid === 'string' ? { sid } : {}) };
  return Object.keys(about).length > 0 ? about : null;
}
