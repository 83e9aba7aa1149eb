/** A provider that says what a test tells it to: what a real one never would, and one that is away. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer, type Server } from 'node:http';
import { CLIENT } from './provider.ts';

/** Claims, right or wrong. */
export type Claims = Readonly<Record<string, unknown>>;

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export class Forger {
  readonly issuer: string;
  readonly #port: number;
  #server: Server | null = null;
  #keys: { readonly kid: string; readonly privateKey: Key; readonly jwk: object }[] = [];
  /** What the token endpoint answers with. */
  idToken = '';

  constructor(port: number) {
    this.#port = port;
    this.issuer = `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    if (this.#keys.length === 0) await this.rotate('first');
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(this.#answer(request.url ?? '')));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(null)));
    this.#server = null;
  }

  /** From now on signs with another key, and names no other. */
  async rotate(kid: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    this.#keys = [{ kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }];
  }

  /** A token with these claims, signed by its key, or by another's under the same name. */
  async sign(claims: Claims, key?: Key): Promise<string> {
    const [own] = this.#keys;
    if (!own) throw new Error('no key');
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: own.kid }).sign(key ?? own.privateKey);
  }

  /** The claims that a token of ours is in order with. */
  claims(more: Claims = {}): Claims {
    const now = Math.floor(Date.now() / 1000);
    return { iss: this.issuer, aud: CLIENT.id, sub: 'nele', iat: now, exp: now + 60, ...more };
  }

  #answer(path: string): object {
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/auth`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        };
      case '/keys':
        return { keys: this.#keys.map(({ jwk }) => jwk) };
      default:
        return { access_token: 'a', token_type: 'bearer', expires_in: 60, id_token: this.idToken };
    }
  }
}
