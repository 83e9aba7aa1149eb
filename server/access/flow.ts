/**
 * What has to be remembered between going to the provider and coming back, in a cookie that only we can read: whichever
 * process the browser comes back to knows it, and who never comes back leaves nothing behind.
 */
import { EncryptJWT, jwtDecrypt } from 'jose';
import { hkdfSync } from 'node:crypto';

export interface Flow {
  /** Given to the provider, and expected back. */
  readonly state: string;
  readonly nonce: string;
  /** Of which the provider has the hash (PKCE). */
  readonly verifier: string;
  /** The page to go on to. */
  readonly back: string;
  /** The session that is replaced; null where there was none. */
  readonly session: string | null;
}

/** How long signing in at the provider may take, in seconds. */
export const FLOW_AGE = 15 * 60;

const ENCRYPTION = { alg: 'dir', enc: 'A256GCM' } as const;

export class Flows {
  readonly #key: Uint8Array;

  /** The key comes from `secret`, which every process has. */
  constructor(secret: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'samenschrift aanmelding', 32));
  }

  /** The text for the cookie. */
  seal(flow: Flow): Promise<string> {
    const age = `${FLOW_AGE}s`;
    return new EncryptJWT({ ...flow }).setProtectedHeader(ENCRYPTION).setExpirationTime(age).encrypt(this.#key);
  }

  /** What was sealed; null for what is no such text, was changed, or is too old. */
  async open(sealed: string): Promise<Flow | null> {
    const options = { keyManagementAlgorithms: [ENCRYPTION.alg], contentEncryptionAlgorithms: [ENCRYPTION.enc] };
    return jwtDecrypt<Flow>(sealed, this.#key, { ...options, requiredClaims: ['exp'] }).then(
      ({ payload }) => payload,
      () => null,
    );
  }
}
