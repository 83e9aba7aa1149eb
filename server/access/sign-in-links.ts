/** Signing in again without a provider: a link by mail to the address one was invited at. */
import { randomUUID } from 'node:crypto';
import { emailOf } from '../../model/email.ts';
import type { Log } from '../log.ts';
import { signInLetter } from '../mail/letters.ts';
import { MailError, type Mailer } from '../mail/mailer.ts';
import { asStoreError, type Store } from '../store/store.ts';
import { linkOf, personBehind } from './invitations.ts';
import { hashOf, newSecret } from './secret.ts';

export interface SignInLinksOptions {
  readonly store: Pick<Store, 'addInvitation' | 'personsWithEmail'>;
  readonly mailer: Mailer | null;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** How long a link to sign in works, minutes. */
export const LINK_MINUTES = 15;

export class SignInLinks {
  readonly #options: SignInLinksOptions;
  readonly #sending = new Set<Promise<void>>();

  constructor(options: SignInLinksOptions) {
    this.#options = options;
  }

  /** Whether they can be asked for. */
  get isOffered(): boolean {
    return this.#options.mailer !== null;
  }

  /**
   * Mails a link to who is known by this address. Returns before anything is looked up, so that neither the answer nor
   * its time tells who is known. `origin`: where our pages are.
   */
  ask(email: string, origin: string): void {
    const sending = this.#send(email, origin).catch((error: unknown) => {
      const { kind } = error instanceof MailError ? error : asStoreError(error);
      this.#options.log.warn({ kind }, 'link to sign in not mailed');
    });
    this.#sending.add(sending);
    void sending.finally(() => this.#sending.delete(sending));
  }

  /** Waits for what is on its way. Never rejects. */
  async settled(): Promise<void> {
    await Promise.all(this.#sending);
  }

  async #send(email: string, origin: string): Promise<void> {
    const { store, mailer, now } = this.#options;
    const address = emailOf(email);
    const person = address === null ? null : await personBehind(store, address);
    if (!mailer || !person || address === null) return;
    const [secret, at] = [newSecret(), now()];
    await store.addInvitation({
      id: randomUUID(),
      hash: hashOf(secret),
      ...{ agreement: null, email: address, rol: null, partij: null, person: person.id, author: null },
      made: at,
      expires: new Date(Date.parse(at) + LINK_MINUTES * 60_000).toISOString(),
      ...{ used: null, revoked: null, shown: null },
    });
    await mailer.send({ to: address, ...signInLetter(linkOf(origin, secret), LINK_MINUTES) });
  }
}
