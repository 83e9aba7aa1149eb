/** Invitations over HTTP: what is asked and answered, by whom, and what the cookie becomes. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import type { MailSettings } from '../../../server/mail/settings.ts';
import type { Store } from '../../../server/store/store.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { openPostOffice } from '../mail/post-office.ts';
import { runServer } from '../running.ts';
import { AT, build } from './build.ts';

const AGREEMENT = ready as unknown as Agreement;
const [PARTY] = AGREEMENT.partijen;
const HOST = { host: 'localhost:3000', origin: 'http://localhost:3000' };
const as = (who: string): Record<string, string> => ({ ...HOST, authorization: `Bearer demo-${who}` });

let app: FastifyInstance;
let store: Store;
let id: string;
beforeEach(async () => {
  ({ app, store } = await build());
  id = await importAgreement(store, AGREEMENT, AT);
});
afterEach(() => app.close());

interface Answer {
  readonly uitnodiging: { id: string; email: string; toestand: string; partij: string | null };
  readonly link: string | null;
  readonly reden: string | null;
}
interface List {
  readonly mail: boolean;
  readonly uitnodigingen: Answer['uitnodiging'][];
  readonly rollen: string[];
  readonly partijen: { id: string }[];
  readonly zonderPartij: boolean;
}
const path = (agreement = id): string => `/api/overeenkomsten/${agreement}/uitnodigingen`;
const AN = { email: 'an@voorbeeld.be', rol: 'redacteur', partij: PARTY?.id ?? '' };
const invite = (body: object = AN, who = 'netwerkmanager') =>
  app.inject({ method: 'POST', url: path(), headers: as(who), payload: body });
const list = async (): Promise<List> =>
  (await app.inject({ method: 'GET', url: path(), headers: as('netwerkmanager') })).json<List>();
const secretOf = async (): Promise<string> => (await invite()).json<Answer>().link?.split('#')[1] ?? '';
const post = (url: string, payload: object, headers: Record<string, string> = HOST) =>
  app.inject({ method: 'POST', url, headers, payload });
const look = (geheim: string, headers: Record<string, string> = HOST) =>
  post('/api/uitnodiging/bekijken', { geheim }, headers);
const accept = (geheim: string, headers: Record<string, string> = HOST, naam = 'An Peeters') =>
  post('/api/uitnodiging/aanvaarden', { geheim, naam, functie: 'Secretaris' }, headers);
const cookieOf = (answer: Awaited<ReturnType<typeof accept>>): string =>
  `samenschrift_sessie=${answer.cookies.find(({ name }) => name === 'samenschrift_sessie')?.value ?? ''}`;
const whoIs = async (cookie: string): Promise<unknown> =>
  (await app.inject({ method: 'GET', url: '/api/sessie', headers: { ...HOST, cookie } })).json<{ persoon: unknown }>()
    .persoon;

describe('inviting', () => {
  it('gives a link where there is no mail, which lets its holder in', async () => {
    const made = await invite();
    expect([made.statusCode, made.json()]).toMatchObject([
      201,
      { uitnodiging: { email: AN.email, toestand: 'open', partij: PARTY?.naam, gemaild: false }, reden: null },
    ]);
    const secret = made.json<Answer>().link?.split('#')[1] ?? '';
    expect(made.json<Answer>().link).toBe(`http://localhost:3000/uitnodiging#${secret}`);
    expect((await look(secret)).json()).toMatchObject({
      ...{ titel: AGREEMENT.titel, door: 'Nele Aerts', rol: 'redacteur', partij: PARTY?.naam },
      ...{ persoon: null, bezwaar: null, email: AN.email },
    });
    const answer = await accept(secret);
    expect([answer.statusCode, answer.json()]).toEqual([200, { overeenkomst: id }]);
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly/);
    expect(await whoIs(cookieOf(answer))).toMatchObject({
      naam: 'An Peeters',
      functie: 'Secretaris',
      rol: 'redacteur',
    });
    expect((await list()).uitnodigingen).toMatchObject([{ toestand: 'gebruikt', door: 'Nele Aerts' }]);
    expect((await accept(secret)).statusCode).toBe(409);
  });

  it('is for who writes; what they may give is listed', async () => {
    for (const who of ['jurist', 'lezer']) expect((await invite(AN, who)).statusCode).toBe(403);
    expect((await post(path(), AN)).statusCode).toBe(401);
    expect((await invite({ ...AN, rol: 'vdab-redacteur' }, 'directeur')).statusCode).toBe(403);
    expect((await invite(AN, 'directeur')).statusCode).toBe(201);
    const { mail, rollen, partijen, zonderPartij } = await list();
    expect({ mail, rollen, zonderPartij }).toEqual({
      ...{ mail: false, zonderPartij: true },
      rollen: ['vdab-redacteur', 'redacteur', 'jurist', 'lezer'],
    });
    expect(partijen).toEqual(AGREEMENT.partijen.map(({ id, naam }) => ({ id, naam })));
  });

  it('refuses what cannot be, in a sentence', async () => {
    const wrong = [{}, { ...AN, email: 'an' }, { ...AN, rol: 'beheerder' }, { ...AN, rol: 'koning' }, { ...AN, partij: 'p-9' }, { ...AN, partij: 1 }, { ...AN, email: `${'a'.repeat(400)}@b.be` }, { ...AN, meer: 1 }]; // prettier-ignore
    for (const body of wrong) {
      const answer = await invite(body);
      expect([JSON.stringify(body), answer.statusCode]).toEqual([JSON.stringify(body), 400]);
      expect(answer.json<{ boodschap: string }>().boodschap).toMatch(/\.$/);
    }
    expect((await list()).uitnodigingen).toEqual([]);
  });

  it('can be taken back or done again, in that agreement only', async () => {
    const other = await importAgreement(store, AGREEMENT, AT);
    const { uitnodiging, link } = (await invite()).json<Answer>();
    const change = (method: 'DELETE' | 'POST', agreement: string, rest = '', who = 'netwerkmanager') =>
      app.inject({ method, url: `${path(agreement)}/${uitnodiging.id}${rest}`, headers: as(who) });
    expect((await change('DELETE', other)).statusCode).toBe(404);
    expect((await change('POST', other, '/opnieuw')).statusCode).toBe(404);
    expect((await change('DELETE', id, '', 'lezer')).statusCode).toBe(403);
    const again = await change('POST', id, '/opnieuw');
    expect(again.statusCode).toBe(201);
    expect((await look(link?.split('#')[1] ?? '')).json()).toMatchObject({
      boodschap: expect.stringContaining('ingetrokken') as string,
    });
    expect((await change('DELETE', id)).statusCode).toBe(409);
    const latest = (await list()).uitnodigingen.find(({ toestand }) => toestand === 'open');
    const gone = await app.inject({ method: 'DELETE', url: `${path()}/${latest?.id}`, headers: as('netwerkmanager') });
    expect(gone.statusCode).toBe(204);
    expect((await list()).uitnodigingen.map(({ toestand }) => toestand)).toEqual(['ingetrokken', 'ingetrokken']);
  });
});

describe('accepting', () => {
  it('takes no session along that a browser brought', async () => {
    const planted = 'samenschrift_sessie=chosen-by-someone-else';
    const answer = await accept(await secretOf(), { ...HOST, cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect(await whoIs(planted)).toBeNull();
    // Signed in as who is invited: that session ends too.
    const before = cookieOf(answer);
    const again = await accept(await secretOf(), { ...HOST, cookie: before });
    expect([again.statusCode, await whoIs(before)]).toEqual([200, null]);
    expect(await whoIs(cookieOf(again))).toMatchObject({ naam: 'An Peeters' });
  });

  it('is not done for someone else than who is signed in, who stays that', async () => {
    const demo = await post('/api/sessie', { persoon: 'lezer' });
    const cookie = cookieOf(demo);
    const secret = await secretOf();
    const answer = await accept(secret, { ...HOST, cookie });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      403,
      { boodschap: expect.stringContaining('U bent aangemeld als Lotte Claes') as string },
    ]);
    expect(answer.cookies).toEqual([]);
    expect((await look(secret, { ...HOST, cookie })).json()).toMatchObject({
      bezwaar: expect.stringContaining('Lotte Claes') as string,
    });
    expect(await whoIs(cookie)).toMatchObject({ id: 'lezer' });
    expect((await accept(secret)).statusCode).toBe(200);
  });

  it('is no use to who guesses, and leaves no secret in an address', async () => {
    const { uitnodiging } = (await invite()).json<Answer>();
    const guesses = ['', 'a', uitnodiging.id, '0'.repeat(43), '%00', '" OR 1=1 --'];
    for (const guess of guesses)
      expect([(await look(guess)).statusCode, (await accept(guess)).statusCode]).toEqual([404, 404]);
    expect((await look('x'.repeat(101))).statusCode).toBe(400);
    expect((await app.inject({ method: 'GET', url: '/api/uitnodiging/aanvaarden', headers: HOST })).statusCode).toBe(
      404,
    );
  });

  it('as someone who was here before ends what others opened as them, waiting for this', async () => {
    const elsewhere = await importAgreement(store, AGREEMENT, AT);
    const url = path(elsewhere);
    const early = await app.inject({ method: 'POST', url, headers: as('directeur'), payload: { ...AN, rol: 'lezer' } });
    const waiting = cookieOf(await accept(early.json<Answer>().link?.split('#')[1] ?? ''));
    const [{ id: person } = { id: '' }] = await store.personsWithEmail(AN.email);
    const token = { id: 't', hash: 't', person, name: 't', scope: 'lezen', agreement: null } as const;
    await store.addToken({ ...token, made: AT, expires: '2999-03-01T10:00:00.000Z', used: null });
    const cookie = cookieOf(await accept(await secretOf()));
    expect(await whoIs(cookie)).toMatchObject({ id: person });
    expect(await whoIs(waiting)).toBeNull();
    expect(await store.tokensOf(person)).toEqual([]);
  });

  it('from another site is refused', async () => {
    const answer = await accept(await secretOf(), { ...HOST, origin: 'https://evil.example' });
    expect(answer.statusCode).toBe(403);
  });

  it('keeps names as they are, on one line and without what cannot be seen', async () => {
    const name = '<script>alert(1)</script>\r\n\u202eNele\u0000';
    const answer = await accept(await secretOf(), HOST, name);
    expect(await whoIs(cookieOf(answer))).toMatchObject({ naam: '<script>alert(1)</script> Nele' });
    expect((await accept(await secretOf(), HOST, 'x'.repeat(101))).statusCode).toBe(400);
    await invite({ ...AN, email: 'bo@voorbeeld.be' });
    const [secret] =
      (await invite({ ...AN, email: 'cas@voorbeeld.be' })).json<Answer>().link?.split('#').slice(1) ?? [];
    expect((await accept(secret ?? '', HOST, '\u200b \u0000')).json()).toMatchObject({ boodschap: 'Vul uw naam in.' });
  });
});

describe('the record', () => {
  const told = async (chain: string) =>
    (await store.eventsAfter(chain, 0, 50)).map(({ kind, person, detail }) => [
      kind,
      person,
      JSON.parse(detail) as object,
    ]);

  it('says who was invited by whom as what, who came in, what was taken back and refused; it holds no address', async () => {
    const { uitnodiging, link } = (await invite()).json<Answer>();
    const other = (await invite({ email: 'bo@voorbeeld.be', rol: 'lezer', partij: null })).json<Answer>().uitnodiging;
    const url = `${path()}/${other.id}`;
    await app.inject({ method: 'DELETE', url, headers: as('netwerkmanager') });
    await invite({ ...AN, rol: 'vdab-redacteur' }, 'directeur');
    const secret = link?.split('#')[1] ?? '';
    const { id: person } = (await whoIs(cookieOf(await accept(secret)))) as { id: string };
    await accept(secret);
    const given = { uitnodiging: uitnodiging.id, rol: AN.rol, partij: AN.partij };
    expect((await told(id)).slice(1)).toEqual([
      ['uitgenodigd', 'netwerkmanager', given],
      ['uitgenodigd', 'netwerkmanager', { uitnodiging: other.id, rol: 'lezer' }],
      ['uitnodiging-ingetrokken', 'netwerkmanager', { uitnodiging: other.id }],
      ['geweigerd', 'directeur', { daad: 'leden-beheren', rol: 'redacteur' }],
      ['uitnodiging-aanvaard', person, given],
    ]);
    expect(await told('server')).toEqual([
      ['aangemeld', person, {}],
      ['aanmelding-geweigerd', null, { reden: 'link' }],
    ]);
    expect(JSON.stringify(await store.eventsAfter(id, 0, 50))).not.toContain('voorbeeld.be');
  });
});

describe('an invitation that takes the place of another', () => {
  it('is recorded with the end of that', async () => {
    const before = (await invite()).json<Answer>().uitnodiging;
    const after = (await invite()).json<Answer>().uitnodiging;
    const told = (await store.eventsOf(id, { most: 2 })).map(({ kind, detail }) => [
      kind,
      JSON.parse(detail) as object,
    ]);
    expect(told).toEqual([
      ['uitnodiging-ingetrokken', { uitnodiging: before.id }],
      ['uitgenodigd', { uitnodiging: after.id, rol: AN.rol, partij: AN.partij }],
    ]);
  });
});

describe('a link to sign in again', () => {
  it('is not offered where there is no mail', async () => {
    expect((await app.inject({ method: 'GET', url: '/api/aanmelding/link', headers: HOST })).json()).toEqual({
      aangeboden: false,
    });
    const answer = await post('/api/aanmelding/link', { email: 'an@voorbeeld.be' });
    expect(answer.statusCode).toBe(400);
  });
});

describe('with mail', () => {
  it('the link goes to the address only; signing in again by mail answers the same whoever asks', async () => {
    const office = await openPostOffice();
    const mail: MailSettings = {
      host: '127.0.0.1',
      port: office.port,
      tls: 'none',
      login: null,
      from: 'a@voorbeeld.be',
    };
    const running = await runServer({ mail });
    try {
      const own = await importAgreement(running.store, AGREEMENT, AT);
      const address = `http://localhost:${running.port}`;
      const ask = (url: string, payload: object, headers = {}) =>
        fetch(address + url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(payload),
        });
      const made = await ask(path(own), AN, { authorization: 'Bearer demo-netwerkmanager' });
      expect([made.status, await made.json()]).toMatchObject([
        201,
        { link: null, reden: null, uitnodiging: { gemaild: true } },
      ]);
      const secretIn = (nth: number): string =>
        /uitnodiging#([\w-]{43})/.exec(decoded(office.mails[nth]?.raw))?.[1] ?? '';
      const secret = secretIn(0);
      expect(decoded(office.mails[0]?.raw)).toContain(`${address}/uitnodiging#${secret}`);
      expect((await ask('/api/uitnodiging/aanvaarden', { geheim: secret, naam: 'An' })).status).toBe(200);
      for (const email of ['an@voorbeeld.be', 'nobody@voorbeeld.be', 'geen adres', '']) {
        const answer = await ask('/api/aanmelding/link', { email });
        expect([email, answer.status, await answer.text()]).toEqual([email, 204, '']);
      }
      await expect.poll(() => office.mails.length).toBe(2);
      expect(office.mails[1]?.to).toEqual(['an@voorbeeld.be']);
      const again = await ask('/api/uitnodiging/aanvaarden', { geheim: secretIn(1) });
      expect(await again.json()).toEqual({ overeenkomst: null });
      expect(running.lines.join('')).not.toContain(secret);
      expect(running.lines.join('')).not.toContain('an@voorbeeld.be');
    } finally {
      await running.server.close(1000);
      await office.close();
    }
    expect(office.mails).toHaveLength(2);
  });
});

/** Quoted-printable as text. */
const decoded = (raw = ''): string =>
  raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
