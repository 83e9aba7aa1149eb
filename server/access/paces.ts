/**
 * How fast one may go on with what can be guessed, flooded or is dear: one table, which routes and the sockets' door ask.
 * Each server process counts for itself.
 *
 * [P1] Whoever goes too fast is told how long to wait, and what they asked is not done. Asking again meanwhile does not
 *      make the wait longer.
 * [P2] What is counted stays bounded: whoever was not seen for longest is forgotten first.
 * [P3] Guessing at someone's account never keeps them out: what goes wrong is counted by where it comes from.
 */
import { isIPv6 } from 'node:net';
import type { Rate } from '../sync/limits.ts';
import { Bucket } from '../sync/rate.ts';

interface Rule {
  /** Whose: the address it comes from, the session, the person, or the e-mail address that is named in the body. */
  readonly by: 'address' | 'session' | 'person' | 'email';
  /** Counts only what was refused (4xx): guesses. */
  readonly refusals?: true;
  readonly rate: Rate;
}

/** `burst` at once, and one every so many seconds from then on. */
const every = (seconds: number, burst: number): Rate => ({ perSecond: 1 / seconds, burst });

/** An office of hundreds has one address: what is by address leaves room for all of them. */
const TABLE = {
  /** Every route of the API. */
  gewoon: [
    { by: 'address', rate: { perSecond: 100, burst: 3000 } },
    { by: 'session', rate: { perSecond: 20, burst: 600 } },
  ],
  /** Signing in, at each of its steps. */
  aanmelden: [
    { by: 'address', rate: every(1, 200) },
    { by: 'address', refusals: true, rate: every(60, 20) },
  ],
  /** Asking for mail with a link to sign in. */
  aanmeldlink: [
    { by: 'address', rate: every(60, 20) },
    { by: 'email', rate: every(600, 5) },
  ],
  /** Inviting someone, which may send mail. */
  uitnodigen: [{ by: 'person', rate: every(60, 60) }],
  /** Looking at or accepting an invitation: its secret can be guessed at. */
  uitnodiging: [
    { by: 'address', rate: every(1, 200) },
    { by: 'address', refusals: true, rate: every(60, 20) },
  ],
  /** What is worked out for a second or more: a PDF, an export of all that is kept. */
  exporteren: [{ by: 'person', rate: every(10, 30) }],
  /** Bringing back a file, which is judged for a second at most. */
  opladen: [{ by: 'person', rate: every(5, 60) }],
  /** The public check, without signing in. */
  nakijken: [{ by: 'address', rate: every(1, 120) }],
  /** A socket. When a server starts again, everyone comes back at once. */
  socket: [
    { by: 'address', rate: { perSecond: 50, burst: 1000 } },
    { by: 'session', rate: { perSecond: 10, burst: 300 } },
  ],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;

/** What a route calls its pace: `config: { pace: '<name>' }`. */
export type PaceName = keyof typeof TABLE;
/** Who it is that asks, as far as that is known. */
export type Asking = Partial<Readonly<Record<Rule['by'], string>>>;

/** How many of whom are remembered. */
const MOST = 50_000;

export interface PacesOptions {
  /** All paces times this: for very many people behind one address. */
  readonly factor?: number;
  readonly most?: number;
  /** Milliseconds, from any moment on. */
  readonly clock?: () => number;
}

export class Paces {
  readonly #factor: number;
  readonly #most: number;
  readonly #clock: () => number;
  /** In the order of last use. */
  readonly #buckets = new Map<string, Bucket>();

  constructor({ factor = 1, most = MOST, clock = () => performance.now() }: PacesOptions = {}) {
    this.#factor = factor;
    this.#most = most;
    this.#clock = clock;
  }

  /** Counts one of `pace` for whoever asks. Returns after how many seconds it may be asked again; 0 where it may be now. */
  ask(pace: PaceName, asking: Asking): number {
    const found = this.#found(pace, asking);
    const wait = Math.max(0, ...found.map(({ bucket }) => bucket.wait(this.#clock())));
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const { rule, bucket } of found) if (!rule.refusals) bucket.take(1);
    return 0;
  }

  /** Counts what was refused. */
  refused(pace: PaceName, asking: Asking): void {
    for (const { rule, bucket } of this.#found(pace, asking)) if (rule.refusals) bucket.take(1);
  }

  /** How many are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  #found(pace: PaceName, asking: Asking): { rule: Rule; bucket: Bucket }[] {
    const rules: readonly Rule[] = TABLE[pace];
    return rules.flatMap((rule, nth) => {
      const who = asking[rule.by];
      return who === undefined ? [] : [{ rule, bucket: this.#bucket(`${pace} ${nth} ${keyOf(rule, who)}`, rule.rate) }];
    });
  }

  #bucket(key: string, { perSecond, burst }: Rate): Bucket {
    const rate = { perSecond: perSecond * this.#factor, burst: burst * this.#factor };
    const bucket = this.#buckets.get(key) ?? new Bucket(rate, this.#clock());
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > this.#most && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}

const keyOf = ({ by }: Rule, who: string): string =>
  by === 'address' ? networkOf(who) : who.slice(0, LONGEST).toLowerCase();

/** What counts as one address: whoever has an IPv6 address has the 2^64 beside it as well. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.slice(0, LONGEST).toLowerCase();
  const [head = '', tail = ''] = address.split('::');
  const parts = [...groups(head), ...groups(tail)].length;
  const whole = [...groups(head), ...Array.from({ length: 8 - parts }, () => '0'), ...groups(tail)];
  return whole.slice(0, 4).join(':').toLowerCase();
}
const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** Longer than any address of mail. */
const LONGEST = 320;
