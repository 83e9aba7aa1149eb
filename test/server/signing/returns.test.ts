/** What comes back of a text that was laid down, over HTTP: what is kept, what counts, when it is signed, and by whom. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SigningState } from '../../../model/signing.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { makeIdentity } from '../../signing/certificates.ts';
import { sign } from '../../signing/signers.ts';
import { AT } from '../http/build.ts';
import { Client, person } from '../sync/harness.ts';
import { NAMES, openStage, type Stage } from './stage.ts';

let stage: Stage;
let file: string;
let pdf: Uint8Array;
beforeEach(async () => {
  stage = await openStage();
  ({ file, pdf } = await stage.lay());
});
afterEach(() => stage.app.close());

/** Those of these numbers (from 1) sign, one after the other; each by their own name, unless it is said otherwise. */
async function signed(
  numbers: readonly number[],
  { by, on = pdf }: { by?: string; on?: Uint8Array } = {},
): Promise<Uint8Array> {
  let bytes = on;
  for (const nth of numbers) {
    const [given = '', ...family] = (by ?? NAMES[nth - 1] ?? '').split(' ');
    const identity = await makeIdentity({ given, family: family.join(' ') });
    bytes = await sign(bytes, `handtekening-${nth}`, identity);
  }
  return bytes;
}
const back = (bytes: Uint8Array, who?: string) => stage.send(`/ondertekening/${file}/terug`, bytes, who);
const scan = (who: string, ids: string, bytes = JPEG, type = 'image/jpeg') =>
  stage.send(`/ondertekening/${file}/scans?ondertekenaars=${ids}`, bytes, who, type);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2);
const standing = async (): Promise<string[]> => (await stage.state()).ondertekenaars.map(({ stand }) => stand);

describe('a signed file that comes back', () => {
  it('is kept, with who signed; signed by all it makes the agreement signed, and the record says on what ground', async () => {
    const room = await stage.rooms.enter(stage.id);
    if (!room) throw new Error('no room');
    const reader = new Client(room, person('lezer'), LIMITS);
    const first = await signed([2]);
    const answer = await back(first, 'regisseur');
    const state = answer.json<SigningState>();
    expect([answer.statusCode, state.status, await standing()]).toEqual([
      201,
      'ter-ondertekening',
      ['open', 'digitaal', 'open'],
    ]);
    expect(state.teruggekomen).toMatchObject([
      {
        soort: 'pdf',
        op: AT,
        door: person('regisseur').naam,
        bytes: first.length,
        leidt: true,
        ingetrokken: null,
        verslag: { aanvaard: true },
      },
    ]);
    const nr = state.teruggekomen[0]?.id;
    const bytes = await stage.ask('GET', `/ondertekening/terug/${nr}`, undefined, 'lezer');
    expect([bytes.statusCode, Buffer.compare(bytes.rawPayload, first)]).toEqual([200, 0]);
    expect(bytes.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename="[\w.-]+"$/) as string,
    });
    expect((await back(await signed([1, 3], { on: first }))).json<SigningState>()).toMatchObject({
      status: 'ondertekend',
      tegenspraak: [],
      teruggekomen: [{ leidt: false }, { leidt: true }],
    });
    expect(await standing()).toEqual(['digitaal', 'digitaal', 'digitaal']);
    await vi.waitFor(() => expect(reader.access.at(-1)?.status).toBe('ondertekend'));
    const ground = { bestand: file, digitaal: 3, papier: 0, keten: 'niet-gecontroleerd', bevestigd: 0 };
    expect((await stage.told()).slice(0, 3)).toEqual([
      ['ondertekend', ground],
      ['ondertekend-opgeladen', expect.objectContaining({ bestand: file, handtekeningen: 3 })],
      ['ondertekend-opgeladen', expect.objectContaining({ handtekeningen: 1 })],
    ]);
    // Nothing is brought, taken back or opened any more.
    for (const path of [`${file}/terug`, `terug/${nr}/intrekking`, 'heropening'])
      expect([
        path,
        (await stage.ask('POST', `/ondertekening/${path}`, { reden: 'x', bestand: file })).statusCode,
      ]).toEqual([path, 403]);
  });

  it('sent again after a lost answer is kept once', async () => {
    const bytes = await signed([1]);
    const codes = [await back(bytes), await back(bytes)].map(({ statusCode }) => statusCode);
    expect([codes, (await stage.state()).teruggekomen.length]).toEqual([[201, 201], 1]);
  });

  it('is not accepted with anything but signatures: nothing is kept, the reasons are told, the record says so', async () => {
    const good = await signed([1]);
    const flipped = good.slice();
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['ander-bestand', flipped],
      ['niet-ondertekend', pdf],
      ['na-laatste-handtekening', Buffer.concat([good, Buffer.from('\n1 0 obj\n<< >>\nendobj\n')])],
      ['ander-bestand', Buffer.from('geen pdf')],
    ];
    for (const [soort, bytes] of files) {
      const answer = await back(bytes);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        422,
        {
          fout: 'niet-aanvaard',
          boodschap: expect.stringContaining('niets bewaard') as string,
          verslag: { aanvaard: false, weigeringen: [{ soort }] },
        },
      ]);
      expect((await stage.told())[0]).toEqual(['ondertekend-geweigerd', { bestand: file, reden: soort }]);
    }
    expect((await stage.state()).teruggekomen).toEqual([]);
  });

  it('is refused empty, too large, of another type, and to who does not write', async () => {
    expect((await back(new Uint8Array())).statusCode).toBe(400);
    expect((await back(new Uint8Array(25 * 1024 * 1024 + 1))).statusCode).toBe(413);
    expect((await stage.send(`/ondertekening/${file}/terug`, pdf, 'netwerkmanager', 'image/png')).statusCode).toBe(415);
    expect((await stage.send('/ondertekening/f-none/terug', pdf)).statusCode).toBe(404);
    for (const who of ['lezer', 'jurist']) expect([who, (await back(pdf, who)).statusCode]).toEqual([who, 403]);
  });

  it('counts when it holds most signatures; what only the other holds is explained, and counts when this is taken back', async () => {
    const [one, two] = [await signed([1]), await signed([2, 3])];
    await back(one);
    await back(two);
    const state = await stage.state();
    expect(state.ondertekenaars.map(({ stand }) => stand)).toEqual(['open', 'digitaal', 'digitaal']);
    expect(state.teruggekomen.map(({ leidt }) => leidt)).toEqual([false, true]);
    expect(state.tegenspraak).toEqual([expect.stringMatching(/An Peeters.*Twee bestanden kunnen niet samengevoegd/)]);
    const path = `/ondertekening/terug/${state.teruggekomen[1]?.id}/intrekking`;
    expect((await stage.ask('POST', path, { reden: 'Verkeerd' }, 'regisseur')).statusCode).toBe(403);
    expect((await stage.ask('POST', path, { reden: ' ' })).statusCode).toBe(400);
    const after = (await stage.ask('POST', path, { reden: 'Verkeerd getekend' })).json<SigningState>();
    expect(after.ondertekenaars.map(({ stand }) => stand)).toEqual(['digitaal', 'open', 'open']);
    expect(after.teruggekomen[1]?.ingetrokken).toEqual({
      op: AT,
      door: person('netwerkmanager').naam,
      reden: 'Verkeerd getekend',
    });
    expect([after.tegenspraak, (await stage.ask('POST', path, { reden: 'nog eens' })).statusCode]).toEqual([[], 409]);
    expect((await stage.ask('POST', '/ondertekening/terug/t-none/intrekking', { reden: 'x' })).statusCode).toBe(404);
    expect(JSON.stringify(await stage.told())).not.toContain('Verkeerd');
    // It is still there to be had, and the same can come again.
    expect((await stage.ask('GET', `/ondertekening/terug/${after.teruggekomen[1]?.id}`)).statusCode).toBe(200);
    expect((await back(two)).json<SigningState>().teruggekomen).toHaveLength(3);
  });

  it('under another name is vouched for by who leads; that holds for the next file with the same signature', async () => {
    const other = await signed([1], { by: 'Anna Jacobs' });
    const state = (await back(other)).json<SigningState>();
    expect(state.ondertekenaars[0]).toMatchObject({
      stand: 'te-bevestigen',
      uit: state.teruggekomen[0]?.id,
      bevestigdDoor: null,
    });
    const path = `/ondertekening/terug/${state.teruggekomen[0]?.id}/bevestiging`;
    const confirm = (ondertekenaar: string, who?: string) => stage.ask('POST', path, { ondertekenaar }, who);
    expect((await confirm('wie1', 'regisseur')).statusCode).toBe(403);
    expect([(await confirm('wie2')).statusCode, (await confirm('wie9')).statusCode]).toEqual([409, 404]);
    const confirmed = (await confirm('wie1')).json<SigningState>().ondertekenaars[0];
    expect(confirmed).toMatchObject({ stand: 'digitaal', bevestigdDoor: person('netwerkmanager').naam });
    expect((await confirm('wie1')).statusCode).toBe(409);
    const done = (await back(await signed([2, 3], { on: other }))).json<SigningState>();
    expect([done.status, done.ondertekenaars[0]?.stand]).toEqual(['ondertekend', 'digitaal']);
    expect((await stage.told())[0]).toMatchObject(['ondertekend', { digitaal: 3, bevestigd: 1 }]);
  });

  it('signed by another under the same field is asked about again', async () => {
    const state = (await back(await signed([1], { by: 'Anna Jacobs' }))).json<SigningState>();
    const nr = state.teruggekomen[0]?.id;
    await stage.ask('POST', `/ondertekening/terug/${nr}/bevestiging`, { ondertekenaar: 'wie1' });
    const other = await signed([1, 2], { by: 'Anna Jacobs' });
    expect((await back(other)).json<SigningState>().ondertekenaars.map(({ stand }) => stand)).toEqual([
      'te-bevestigen',
      'te-bevestigen',
      'open',
    ]);
  });

  it('of a void file is told so', async () => {
    const bytes = await signed([1]);
    await stage.ask('POST', '/ondertekening/heropening', { bestand: file, reden: 'Artikel 3' });
    expect((await back(bytes)).statusCode).toBe(403);
    const room = await stage.rooms.enter(stage.id);
    if (!room) throw new Error('no room');
    const client = new Client(room, person('netwerkmanager'), LIMITS);
    client.type('!');
    await vi.waitFor(() => expect(client.saved.at(-1)?.count).toBe(2));
    const old = file;
    ({ file } = await stage.lay());
    for (const at of [old, file]) {
      const answer = await stage.send(`/ondertekening/${at}/terug`, bytes);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        422,
        { verslag: { weigeringen: [{ soort: 'vervallen' }] } },
      ]);
    }
  });

  it('at the same time as others is counted with them: nobody’s is lost, and it is signed once', async () => {
    await back(await signed([1, 2]));
    const all = [
      await scan('netwerkmanager', 'wie1'),
      ...(await Promise.all([
        back(await signed([1, 2, 3])),
        scan('netwerkmanager', 'wie3'),
        scan('netwerkmanager', 'wie2'),
      ])),
    ];
    // Who comes after everyone has signed is told that there is nothing left to bring.
    expect(all.every(({ statusCode }) => statusCode === 201 || statusCode === 409)).toBe(true);
    expect((await stage.state()).status).toBe('ondertekend');
    const rows = await stage.store.eventsOf(stage.id, { most: 50 });
    const failed = rows.filter(({ kind }) => kind === 'mislukt').map(({ detail }) => JSON.parse(detail) as object);
    const done = rows.filter(
      ({ kind, number }) => kind === 'ondertekend' && !failed.some((one) => 'nummer' in one && one.nummer === number),
    );
    expect(done).toHaveLength(1);
    expect((await stage.store.returnedOf(stage.id)).length).toBe(
      1 + all.filter(({ statusCode }) => statusCode === 201).length,
    );
  });
});

describe('a scan of paper', () => {
  it('counts for whose signature is on it, beside signatures in the file', async () => {
    await back(await signed([1]));
    const state = (await scan('netwerkmanager', 'wie2,wie3')).json<SigningState>();
    expect(state.ondertekenaars.map(({ stand, uit }) => [stand, uit])).toEqual([
      ['digitaal', state.teruggekomen[0]?.id],
      ['papier', state.teruggekomen[1]?.id],
      ['papier', state.teruggekomen[1]?.id],
    ]);
    expect([state.status, state.teruggekomen[1]]).toMatchObject([
      'ondertekend',
      { soort: 'scan', type: 'image/jpeg', ondertekenaars: ['wie2', 'wie3'], verslag: null },
    ]);
    expect((await stage.told())[0]).toMatchObject(['ondertekend', { digitaal: 1, papier: 2 }]);
    const bytes = await stage.ask('GET', `/ondertekening/terug/${state.teruggekomen[1]?.id}`);
    expect(bytes.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.jpg"$/);
  });

  it('is what it says it is, of people who are to sign', async () => {
    for (const [ids, bytes, type] of [
      ['wie1', Buffer.from('<script>'), 'image/png'],
      ['wie1', JPEG, 'image/png'],
      ['', JPEG, 'image/jpeg'],
      ['wie1,wie9', JPEG, 'image/jpeg'],
    ] as const)
      expect([ids, type, (await scan('netwerkmanager', ids, bytes, type)).statusCode]).toEqual([ids, type, 400]);
    expect((await scan('netwerkmanager', 'wie1', JPEG, 'text/html')).statusCode).toBe(415);
    expect((await stage.state()).teruggekomen).toEqual([]);
  });

  it('is brought for one’s own party only by who is there for one', async () => {
    const member = { agreement: stage.id, person: 'regisseur', rol: 'redacteur', partij: 'p2', author: null } as const;
    await stage.store.setMember({ ...member, added: AT, ended: null });
    expect((await scan('regisseur', 'wie1')).statusCode).toBe(403);
    expect((await scan('regisseur', 'wie2,wie1')).statusCode).toBe(403);
    expect((await scan('regisseur', 'wie2,wie3')).statusCode).toBe(201);
  });
});
