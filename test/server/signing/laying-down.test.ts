/** Laying a text down and opening it again, over HTTP: who may, what is kept, what stands in the way, what is undone. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { expectedSignatories, type SigningState } from '../../../model/signing.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import { publicFile, sha256 } from '../../../server/agreements/public-file.ts';
import { WorkError } from '../../../server/work/errors.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Rooms } from '../../../server/sync/rooms.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import unready from '../../fixtures/onvolledig.json' with { type: 'json' };
import { AT, build, PRINTER, type BuildOptions } from '../http/build.ts';
import { Client, person } from '../sync/harness.ts';

const AGREEMENT = ready as unknown as Agreement;
let app: FastifyInstance;
let store: Store;
let rooms: Rooms;
let id: string;

async function open(options: BuildOptions = {}, agreement = AGREEMENT): Promise<void> {
  await app?.close();
  ({ app, store, rooms } = await build(options));
  id = await importAgreement(store, agreement, AT, 'juridisch-nazicht');
}
beforeEach(() => open());
afterEach(() => app.close());

const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, who = 'netwerkmanager') =>
  app.inject({
    method,
    url: `/api/overeenkomsten/${id}${path}`,
    headers: { host: 'localhost:3000', authorization: `Bearer demo-${who}` },
    ...(payload ? { payload } : {}),
  });
const freeze = (who?: string) => ask('POST', '/ondertekening', { was: 'juridisch-nazicht' }, who);
const state = async (): Promise<SigningState> => (await ask('GET', '/ondertekening')).json<SigningState>();
const told = async (): Promise<unknown[]> =>
  (await store.eventsOf(id, { most: 20 })).map(({ kind, detail }) => [kind, JSON.parse(detail)]);
const isOpen = async (): Promise<unknown> => {
  const { status, vergrendeld } = (await store.meta(id)) ?? {};
  return [status, vergrendeld, (await store.frozenOf(id)).length];
};
const OPEN = ['juridisch-nazicht', false, 0];

async function enter(who = 'netwerkmanager'): Promise<Client> {
  const room = await rooms.enter(id);
  if (!room) throw new Error('no room');
  return new Client(room, person(who), LIMITS);
}

describe('laying a text down', () => {
  it('keeps the file with the JSON it was made from, and tells who is to sign', async () => {
    expect(await state()).toMatchObject({ status: 'juridisch-nazicht', bestand: null, ondertekenaars: [], eerder: [] });
    const answer = await freeze();
    const json = publicFile(AGREEMENT);
    const pdf = (await PRINTER.ready(AGREEMENT, [])).pdf;
    const laid = answer.json<SigningState>();
    expect([answer.statusCode, laid.status]).toEqual([201, 'ter-ondertekening']);
    expect(laid.bestand).toEqual({
      id: expect.stringMatching(/^f-/) as string,
      vastgelegd: AT,
      door: person('netwerkmanager').naam,
      pdf: sha256(pdf),
      inhoud: sha256(json),
      bytes: pdf.length,
      controle: `http://localhost:3000/controle/${sha256(json)}`,
      vervallen: null,
    });
    const free = { stand: 'open', uit: null, bevestigdDoor: null };
    expect(laid.ondertekenaars).toEqual(expectedSignatories(AGREEMENT).map((one) => ({ ...one, ...free })));
    expect(await state()).toEqual(laid);
    const path = `/ondertekening/${laid.bestand?.id}`;
    const files = [await ask('GET', `${path}/pdf`, undefined, 'lezer'), await ask('GET', `${path}/json`)];
    expect(files.map(({ rawPayload }) => sha256(rawPayload))).toEqual([sha256(pdf), sha256(json)]);
    expect(files[0]?.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment/) as string,
    });
    expect((await ask('GET', '/ondertekening/f-none/pdf')).statusCode).toBe(404);
    expect((await store.versions(id)).at(-1)).toMatchObject({ reason: 'status', status: 'ter-ondertekening' });
    expect(await told()).toContainEqual([
      'vastgelegd',
      { bestand: laid.bestand?.id, inhoud: sha256(json), pdf: sha256(pdf) },
    ]);
  });

  it('is done by who leads, from legal review as they saw it', async () => {
    for (const who of ['regisseur', 'jurist', 'lezer'])
      expect([who, (await freeze(who)).statusCode]).toEqual([who, 403]);
    expect((await ask('POST', '/ondertekening', { was: 'onderhandeling' })).statusCode).toBe(409);
    for (const body of [{}, { was: 'klaar' }]) expect((await ask('POST', '/ondertekening', body)).statusCode).toBe(400);
    await store.setStatus(id, 'onderhandeling');
    expect((await freeze()).statusCode).toBe(403);
    expect(await isOpen()).toEqual(['onderhandeling', false, 0]);
  });

  it('is done once of two who ask at the same time', async () => {
    const codes = (await Promise.all([freeze(), freeze()])).map(({ statusCode }) => statusCode);
    expect(codes.sort((a, b) => a - b)).toEqual([201, 409]);
    expect(await isOpen()).toEqual(['ter-ondertekening', true, 1]);
  });

  it('is refused with the points that stand in the way, and holds up nobody', async () => {
    await open({}, unready as unknown as Agreement);
    const client = await enter();
    const before = client.access.length;
    const answer = await freeze();
    expect([answer.statusCode, answer.json<{ fout: string }>().fout]).toEqual([422, 'niet-ondertekenklaar']);
    expect(answer.json<{ problemen: object[] }>().problemen.length).toBeGreaterThan(0);
    expect([await isOpen(), await told(), client.access.length]).toEqual([
      OPEN,
      expect.not.arrayContaining([['vastgelegd']]),
      before,
    ]);
  });

  it.each([
    ['the printer fails', new WorkError('deadline'), 500],
    ['our gate does not let the file through', new WorkError('unfit', new Error('as told'), 'Regel 1.'), 500],
    ['too much waits', new WorkError('busy'), 503],
    ['its turn does not come', new WorkError('left'), 503, new WorkError('busy').message],
  ])('is undone when %s: everyone writes on, and is told why', async (_when, error, code, sentence = error.message) => {
    await open({ exporter: { ...PRINTER, ready: () => Promise.reject(error) } });
    const client = await enter();
    const answer = await freeze();
    expect([answer.statusCode, answer.json<{ boodschap: string }>().boodschap]).toEqual([code, sentence]);
    expect(await isOpen()).toEqual(OPEN);
    expect(client.access.map(({ state: closed }) => closed)).toEqual([0, 1, 0]);
    client.type(' verder');
    await vi.waitFor(() => expect(client.saved.at(-1)).toEqual({ state: 0, count: 2 }));
  });

  it('is undone when the status is moved meanwhile, or what was locked is not any more', async () => {
    const meanwhile: (() => Promise<unknown>)[] = [
      () => store.setStatus(id, 'onderhandeling'),
      async () => {
        for (const { agreement, word } of await store.locksBefore('2999')) await store.unlock(agreement, word);
      },
    ];
    for (const happens of meanwhile) {
      const exporter = {
        ...PRINTER,
        ready: (...order: Parameters<typeof PRINTER.ready>) => happens().then(() => PRINTER.ready(...order)),
      };
      await open({ exporter });
      expect((await freeze()).statusCode).toBe(409);
      expect([(await store.meta(id))?.vergrendeld, await store.frozenOf(id)]).toEqual([false, []]);
      expect((await told()).map((row) => (row as [string])[0]).slice(0, 2)).toEqual(['mislukt', 'vastgelegd']);
    }
  });

  it('takes what was on disk, while two type: what came too late is in nobody’s text and was never called saved', async () => {
    const hold = Promise.withResolvers<void>();
    const exporter = {
      ...PRINTER,
      ready: (...order: Parameters<typeof PRINTER.ready>) => hold.promise.then(() => PRINTER.ready(...order)),
    };
    await open({ exporter });
    const [anna, ben] = [await enter(), await enter('regisseur')];
    anna.type(' eerst');
    await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 0, count: 2 }));
    const freezing = freeze();
    await vi.waitFor(async () => {
      anna.type('a');
      ben.type('b');
      // Others get their turn.
      await new Promise((resolve) => setImmediate(resolve));
      expect([anna.denied.length > 0, ben.denied.length > 0]).toEqual([true, true]);
    });
    hold.resolve();
    const laid = (await freezing).json<SigningState>();
    const file = await ask('GET', `/ondertekening/${laid.bestand?.id}/json`);
    const { titel } = file.json<Agreement>();
    expect(titel).toBe((await ask('GET', '')).json<Agreement>().titel);
    expect(titel).toMatch(/ eerst/);
    // All that was called saved is in it: as many letters as frames that count, without the first answer and the first words.
    for (const [client, letter] of [
      [anna, 'a'],
      [ben, 'b'],
    ] as const) {
      const typed = titel.slice(titel.indexOf(' eerst') + 6).split(letter).length - 1;
      const first = client === anna ? 2 : 1;
      expect((client.saved.at(-1)?.count ?? 0) - first).toBe(typed);
      expect(client.access.at(-1)).toMatchObject({ state: 1, status: 'ter-ondertekening' });
    }
  });
});

describe('a text that is laid down', () => {
  const thaw = (bestand: string | undefined, reden = 'Artikel 3 klopt niet', who?: string) =>
    ask('POST', '/ondertekening/heropening', { bestand, reden }, who);

  it('is written in by nobody, and moved by nothing but signing and opening it again', async () => {
    await freeze();
    const client = await enter();
    client.type(' te laat');
    await vi.waitFor(() => expect(client.denied[0]).toMatch(/ligt vast/));
    const move = await ask('PUT', '/status', { status: 'onderhandeling', was: 'juridisch-nazicht' });
    expect([move.statusCode, (await freeze()).statusCode]).toEqual([403, 403]);
  });

  it('is what every PDF of it is from then on, also in the council pack, in whatever strength it is asked for', async () => {
    const refusing = () => Promise.reject(new Error('printed anew'));
    await open({ exporter: { ...PRINTER, pdf: refusing, raadspakket: refusing } });
    const laid = (await freeze()).json<SigningState>().bestand;
    for (const query of ['', '?sterkte=concept', '?sterkte=ondertekenklaar']) {
      const [pdf, pack] = [await ask('GET', `/pdf${query}`), await ask('GET', `/raadspakket${query}`)];
      expect([query, sha256(pdf.rawPayload)]).toEqual([query, laid?.pdf]);
      expect([query, sha256(pack.rawPayload.subarray(2))]).toEqual([query, laid?.pdf]);
    }
    expect(await told()).toContainEqual(['uitgevoerd', { vorm: 'pdf', bestand: laid?.id }]);
    expect((await ask('GET', '/voorbeeld')).headers['content-type']).toMatch(/html/);
    await thaw(laid?.id);
    expect((await ask('GET', '/pdf')).statusCode).toBe(500);
  });

  it('is opened again with a reason: the file is void and kept, and the same text can be laid down anew', async () => {
    const first = (await freeze()).json<SigningState>().bestand;
    const client = await enter();
    for (const [reden, who, code] of [
      ['', undefined, 400],
      ['  ', undefined, 400],
      ['Klopt niet', 'regisseur', 403],
    ] as const)
      expect([reden, (await thaw(first?.id, reden, who)).statusCode]).toEqual([reden, code]);
    expect((await thaw('f-none')).statusCode).toBe(409);
    const answer = await thaw(first?.id, ' Artikel 3 klopt niet ');
    expect([answer.statusCode, answer.json<SigningState>()]).toMatchObject([
      200,
      { status: 'juridisch-nazicht', bestand: null, ondertekenaars: [], eerder: [{ id: first?.id }] },
    ]);
    const ended = { op: AT, door: person('netwerkmanager').naam, reden: 'Artikel 3 klopt niet' };
    expect(answer.json<SigningState>().eerder[0]?.vervallen).toEqual(ended);
    expect(client.access.map(({ state: closed, status }) => [closed, status])).toEqual([
      [1, 'ter-ondertekening'],
      [0, 'juridisch-nazicht'],
    ]);
    client.type('!');
    await vi.waitFor(() => expect(client.saved.at(-1)).toEqual({ state: 0, count: 2 }));
    expect((await ask('GET', `/ondertekening/${first?.id}/pdf`)).statusCode).toBe(200);
    // The reason is people's text, and stays out of the record.
    expect((await told())[0]).toEqual(['heropend', { bestand: first?.id }]);
    expect((await thaw(first?.id)).statusCode).toBe(403);
    const second = (await freeze()).json<SigningState>();
    expect([second.bestand?.inhoud === first?.inhoud, second.eerder.length]).toEqual([false, 1]);
  });
});

describe('a lock that was left', () => {
  it('is undone when the server starts, and by another process when its term is over', async () => {
    const word = (minutes: number): string => new Date(Date.parse(AT) - minutes * 60_000).toISOString();
    const { signing, store: other } = await build();
    const left = async (minutes: number): Promise<void> => {
      await other.create({ id: `so-${minutes}`, status: 'juridisch-nazicht', snapshot: Uint8Array.of(0, 0), at: AT });
      await other.lock(`so-${minutes}`, word(minutes), 'juridisch-nazicht');
    };
    await left(6);
    await left(4);
    await signing.layingDown.sweep();
    expect([(await other.meta('so-6'))?.vergrendeld, (await other.meta('so-4'))?.vergrendeld]).toEqual([false, true]);
    signing.start();
    await vi.waitFor(async () => expect((await other.meta('so-4'))?.vergrendeld).toBe(false));
    await signing.close();
  });
});
