/** [R3] A change of status, role or person is felt by open connections at once. */
import { expect, it, vi, afterEach } from 'vitest';
import * as access from '../../../model/access.ts';
import { CLOSE } from '../../../server/sync/codes.ts';
import { createWorld, enter, ID, person, PLAIN, storedText } from './harness.ts';

afterEach(() => vi.restoreAllMocks());

it('says at the door what someone may, to those who asked', async () => {
  const world = await createWorld();
  const [anna, reader, plain] = [await enter(world), await enter(world, 'lezer'), await enter(world, 'lezer', PLAIN)];
  expect(anna.access).toEqual([{ state: 0, reason: '', status: 'onderhandeling' }]);
  expect(reader.access).toEqual([
    { state: 1, reason: expect.stringContaining('leest mee') as string, status: 'onderhandeling' },
  ]);
  expect([plain.access, plain.denied]).toEqual([[], []]);
});

it('a change of status makes pages read-only and writable again, without a key being pressed', async () => {
  const world = await createWorld();
  const [anna, plain, reader] = [
    await enter(world),
    await enter(world, 'regisseur', PLAIN),
    await enter(world, 'lezer'),
  ];
  world.rooms.statusChanged(ID, 'ondertekend');
  expect(anna.access.at(-1)).toEqual({
    state: 1,
    reason: expect.stringContaining('ligt vast') as string,
    status: 'ondertekend',
  });
  expect(plain.denied).toEqual([expect.stringContaining('ligt vast')]);
  world.rooms.statusChanged(ID, 'opgezegd');
  world.rooms.statusChanged(ID, 'onderhandeling');
  expect(anna.access.map(({ state }) => state)).toEqual([0, 1, 1, 0]);
  expect(plain.denied).toHaveLength(1);
  expect(reader.access.map(({ state }) => state)).toEqual([1, 1, 1, 1]);
  anna.type(' again');
  await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin again'));
  expect([anna.closed, plain.closed, reader.closed]).toEqual([null, null, null]);
});

it('tells every status, also one that changes nothing in what someone may, and each once', async () => {
  const world = await createWorld();
  const [anna, reader, plain] = [await enter(world), await enter(world, 'lezer'), await enter(world, 'lezer', PLAIN)];
  for (const status of ['juridisch-nazicht', 'juridisch-nazicht', 'onderhandeling'] as const)
    world.rooms.statusChanged(ID, status);
  const told = ['onderhandeling', 'juridisch-nazicht', 'onderhandeling'];
  expect(anna.access.map(({ status }) => status)).toEqual(told);
  expect(reader.access.map(({ status }) => status)).toEqual(told);
  expect([plain.access, plain.denied]).toEqual([[], []]);
});

it('a change of role is felt by all connections of that person, and by nobody else', async () => {
  const world = await createWorld();
  const [anna, again, ben] = [await enter(world), await enter(world), await enter(world, 'regisseur')];
  world.rooms.memberChanged(ID, 'netwerkmanager', { ...person('netwerkmanager'), rol: 'lezer' });
  expect([anna, again, ben].map(({ access }) => access.at(-1)?.state)).toEqual([1, 1, 0]);
  anna.type(' refused');
  expect(anna.denied).toHaveLength(1);
  world.rooms.memberChanged(ID, 'netwerkmanager', person('netwerkmanager'));
  expect([anna, again, ben].map(({ access }) => access.at(-1)?.state)).toEqual([0, 0, 0]);
  anna.type(' taken');
  await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin refused taken'));
});

it('whoever may not even read any more is sent away at once', async () => {
  const world = await createWorld();
  const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
  const { decide } = access;
  vi.spyOn(access, 'decide').mockImplementation((actor, deed, status) =>
    actor?.id === 'regisseur' && deed === 'lezen' && status === 'opgezegd'
      ? { allowed: false, reason: 'nee' }
      : decide(actor, deed, status),
  );
  world.rooms.statusChanged(ID, 'opgezegd');
  expect([anna.closed, ben.closed]).toEqual([null, CLOSE.forbidden.code]);
});
