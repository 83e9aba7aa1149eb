/** Sessions: what opens one, for how long, and what ends with it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO } from '../../server/access/demo.ts';
import { peopleIn } from '../../server/access/persons.ts';
import { SESSION_TIMES, Sessions, type Known } from '../../server/access/sessions.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import { StoreError, type Store } from '../../server/store/store.ts';
import { person } from './sync/harness.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const HERE = { from: '192.0.2.1', agent: FIREFOX };
const { idle, longest, renew, overlap, note } = SESSION_TIMES;

let store: Store;
let clock: number;
let told: string[];
let warned: object[];
let sessions: Sessions;
const now = (): string => new Date(clock).toISOString();
const make = (): Sessions =>
  new Sessions({
    store,
    people: DEMO,
    now,
    most: 10,
    tell: (session) => told.push(session),
    log: { info: () => {}, warn: (fields) => warned.push(fields), error: () => {} },
  });
beforeEach(() => {
  store = createMemoryStore();
  clock = START;
  told = [];
  warned = [];
  sessions = make();
});

const open = (secret: string, visitor = HERE): Promise<Known | null> =>
  sessions.of({ cookie: `a=b; samenschrift_sessie=${secret}` }, visitor);
const begin = (who = 'jurist'): Promise<string> => sessions.begin(person(who), HERE);
async function known(secret: string): Promise<Known> {
  const found = await open(secret);
  if (!found) throw new Error('no session');
  return found;
}

describe('a session', () => {
  it('is opened by its secret only, also after a restart', async () => {
    const secret = await begin();
    expect((await open(secret))?.actor.id).toBe('jurist');
    sessions = make();
    expect((await open(secret))?.actor.id).toBe('jurist');
    const { session, stored } = await known(secret);
    for (const other of ['', 'jurist', session, stored?.hash ?? '', `${secret}=`, secret.slice(1), 'undefined'])
      expect(await open(other), other).toBeNull();
  });

  it('is never one that a browser brought along', async () => {
    expect(await open('chosen-by-someone-else')).toBeNull();
    expect(await begin()).not.toBe('chosen-by-someone-else');
    expect(await open('chosen-by-someone-else')).toBeNull();
  });

  it('cannot be opened by who reads the store', async () => {
    const secret = await begin();
    expect(JSON.stringify(await store.sessionsOf('jurist'))).not.toContain(secret);
  });

  it('[A1] ends when it is not used for long, and no later than its longest', async () => {
    const [idler, busy] = [await begin(), await begin('lezer')];
    for (let time = 0; time <= longest; time += idle - 1) {
      clock = START + time;
      expect(await open(busy), `after ${time}`).not.toBeNull();
    }
    expect(await open(idler)).toBeNull();
    clock = START + longest + 1;
    expect(await open(busy)).toBeNull();
  });

  it('[A1] of a clock that ran ahead is over when the clock is right again; a small step back ends none', async () => {
    clock = START + 365 * longest;
    const ahead = await begin();
    clock = START + 60 * note;
    const aBitAhead = await begin('lezer');
    clock = START;
    expect([await open(ahead), await sessions.list('jurist')]).toEqual([null, []]);
    expect(await open(aBitAhead)).not.toBeNull();
  });

  it('[A2] gets a new secret when the one it has is old; the one before opens it for a moment still', async () => {
    const first = await begin();
    expect(await sessions.renew(await known(first))).toBeNull();
    clock += renew;
    const second = (await sessions.renew(await known(first))) ?? '';
    expect(second).not.toBe('');
    clock += overlap;
    expect((await known(first)).session).toBe((await known(second)).session);
    expect(await sessions.renew(await known(first))).toBeNull();
  });

  it('[A2] is renewed once by two requests at the same moment', async () => {
    const first = await known(await begin());
    clock += renew;
    const secrets = await Promise.all([sessions.renew(first), sessions.renew(first)]);
    expect(secrets.filter((secret) => secret !== null)).toHaveLength(1);
  });

  it('[A2] ends for both when a secret that was replaced is shown again', async () => {
    const first = await begin();
    clock += renew;
    const second = (await sessions.renew(await known(first))) ?? '';
    const seat = sessions.take(await known(second));
    let ended = 0;
    seat.onEnd(() => (ended += 1));
    clock += overlap + 1;
    expect(await open(first)).toBeNull();
    expect(await open(second)).toBeNull();
    expect(ended).toBe(1);
    expect(warned).toHaveLength(1);
    expect(JSON.stringify(warned)).not.toContain(second);
  });

  it('[A3] that ends takes along what is open, and the others are told', async () => {
    const [one, other] = [await known(await begin()), await known(await begin())];
    const ended: string[] = [];
    sessions.take(one).onEnd(() => ended.push('one'));
    sessions.take(other).onEnd(() => ended.push('other'));
    expect(await sessions.end(one.session)).toBe(true);
    expect([ended, told]).toEqual([['one'], [one.session]]);
    expect(await sessions.holds(one)).toBe(false);
    await sessions.endAll('jurist');
    expect(ended).toEqual(['one', 'other']);
    expect(await sessions.list('jurist')).toEqual([]);
  });

  it('says where it was last used, without more of the browser than is needed to know it again', async () => {
    const secret = await begin();
    clock += note;
    await open(secret, { from: '192.0.2.9', agent: '' });
    const [stored] = await sessions.list('jurist');
    expect(stored).toMatchObject({ from: '192.0.2.9', agent: 'Een programma', used: now() });
    await begin('lezer');
    expect(await sessions.list('lezer')).toMatchObject([{ from: '192.0.2.1', agent: 'Firefox op Windows' }]);
  });

  it('opens, with the secret it has, where nothing can be written', async () => {
    const secret = await begin();
    const [useSession, renewSession] = [store.useSession.bind(store), store.renewSession.bind(store)];
    store.useSession = store.renewSession = () => Promise.reject(new StoreError('full', 'disk full'));
    clock += renew;
    expect(await sessions.renew(await known(secret))).toBeNull();
    expect(warned).toEqual([{ kind: 'full' }, { kind: 'full' }]);
    Object.assign(store, { useSession, renewSession });
    expect(await sessions.renew(await known(secret))).not.toBeNull();
    expect(await sessions.list('jurist')).toMatchObject([{ used: now() }]);
  });

  it('of someone who is not known any more opens nothing', async () => {
    const secret = await begin();
    sessions = new Sessions({
      store,
      people: peopleIn(store),
      now,
      most: 1,
      log: { info: () => {}, warn: () => {}, error: () => {} },
    });
    expect(await open(secret)).toBeNull();
  });
});

describe('a sweep', () => {
  it('ends what has expired, with what is open in it', async () => {
    const expiring = await known(await begin());
    let ended = 0;
    sessions.take(expiring).onEnd(() => (ended += 1));
    clock += idle + 1;
    await sessions.sweep();
    expect([ended, told]).toEqual([1, [expiring.session]]);
    expect(await store.sessionsOf('jurist')).toEqual([]);
  });

  it('counts writing in an open page as use, but not that the page is open', async () => {
    const [writer, watcher] = [await known(await begin()), await known(await begin('lezer'))];
    const [writes] = [sessions.take(writer), sessions.take(watcher)];
    for (let time = 0; time < 2 * idle; time += idle / 2) {
      clock = START + time;
      writes.use();
      await sessions.sweep();
    }
    expect(await sessions.list('jurist')).toHaveLength(1);
    expect(await sessions.list('lezer')).toEqual([]);
  });

  it('notices what another process ended without our hearing of it', async () => {
    const one = await known(await begin());
    let ended = 0;
    sessions.take(one).onEnd(() => (ended += 1));
    await store.endSession(one.session);
    await sessions.sweep();
    expect(ended).toBe(1);
  });

  it('that fails is tried again, and says so', async () => {
    const working = store.expireSessions.bind(store);
    store.expireSessions = () => Promise.reject(new Error('away'));
    await sessions.sweep();
    expect(warned).toHaveLength(1);
    store.expireSessions = working;
    await begin();
    clock += idle + 1;
    await sessions.sweep();
    expect(await store.sessionsOf('jurist')).toEqual([]);
  });
});

describe('a token', () => {
  it('goes before the cookie, and one that is none lets nobody in', async () => {
    const cookie = `samenschrift_sessie=${await begin('jurist')}`;
    const by = (authorization: string): Promise<Known | null> => sessions.of({ cookie, authorization }, HERE);
    expect((await by('Bearer demo-lezer.x'))?.actor.id).toBe('lezer');
    for (const token of ['lezer', 'demo-nobody', 'demo-', 'xdemo-lezer'])
      expect(await by(`Bearer ${token}`), token).toBeNull();
    expect((await by('Basic abc'))?.actor.id).toBe('jurist');
    const [one, other] = [await by('Bearer demo-lezer.a'), await by('Bearer demo-lezer.b')];
    expect(one?.session).not.toBe(other?.session);
    expect(one?.session).not.toContain('demo-lezer');
  });
});
