import { describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../../server/sync/codes.ts';
import { createWorld, enter } from './harness.ts';

const NELE = { id: 'netwerkmanager', name: 'Nele Aerts', functie: 'Netwerkmanager lokale besturen', color: '#0b5a54' };

describe('awareness', () => {
  it('[P3] carries the name of the session, whatever the client says', async () => {
    const world = await createWorld();
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    anna.show(11, 1, { user: { name: 'De minister', color: 'red' }, plek: 'acties/a1/titel' });
    await vi.waitFor(() =>
      expect(ben.presence.get(11)).toEqual({ clock: 1, state: { user: NELE, plek: 'acties/a1/titel' } }),
    );
    expect(anna.presence.size).toBe(0);
  });

  it('[P1] lets a connection speak for one client id only', async () => {
    const world = await createWorld();
    const [anna, ben, cara] = [await enter(world), await enter(world, 'regisseur'), await enter(world, 'directeur')];
    anna.show(11, 1, {});
    ben.show(22, 1, {});
    await vi.waitFor(() => expect(new Set(cara.presence.keys())).toEqual(new Set([11, 22])));
    ben.show(11, 9, { plek: 'elsewhere' });
    ben.show(33, 1, {});
    ben.show(22, 2, { plek: 'acties' });
    await vi.waitFor(() => expect(cara.presence.get(22)?.clock).toBe(2));
    expect(cara.presence.get(11)).toEqual({ clock: 1, state: { user: NELE } });
    expect(cara.presence.has(33)).toBe(false);
    expect(ben.closed).toBeNull();
  });

  it('[P2] keeps an id with its person', async () => {
    const world = await createWorld();
    const [anna, ben, cara] = [await enter(world), await enter(world, 'regisseur'), await enter(world, 'directeur')];
    anna.show(11, 1, {});
    await vi.waitFor(() => expect(cara.presence.has(11)).toBe(true));
    anna.leave();
    await vi.waitFor(() => expect(cara.presence.get(11)?.state).toBeNull());
    ben.show(11, 5, {});
    ben.show(22, 1, {});
    await vi.waitFor(() => expect(cara.presence.has(22)).toBe(true));
    expect(cara.presence.get(11)?.state).toBeNull();
  });

  it('[P4] shows someone who comes back at once, though their clock stood still', async () => {
    const world = await createWorld();
    const [anna, cara] = [await enter(world), await enter(world, 'directeur')];
    anna.show(11, 3, {});
    await vi.waitFor(() => expect(cara.presence.get(11)?.clock).toBe(3));
    anna.leave();
    await vi.waitFor(() => expect(cara.presence.get(11)).toEqual({ clock: 4, state: null }));
    const again = await enter(world);
    again.show(11, 3, {});
    await vi.waitFor(() => expect(cara.presence.get(11)).toEqual({ clock: 5, state: { user: NELE } }));
  });

  it('tells a newcomer who is there, also when asked', async () => {
    const world = await createWorld();
    const anna = await enter(world);
    anna.show(11, 1, {});
    const ben = await enter(world, 'regisseur');
    expect(ben.presence.get(11)?.state).toEqual({ user: NELE });
    ben.presence.clear();
    ben.sendRaw(Uint8Array.of(3));
    expect(ben.presence.has(11)).toBe(true);
  });

  it('lets a reader be seen', async () => {
    const world = await createWorld();
    const [anna, reader] = [await enter(world), await enter(world, 'lezer')];
    reader.show(44, 1, {});
    await vi.waitFor(() => expect(anna.presence.get(44)?.state).toMatchObject({ user: { id: 'lezer' } }));
  });

  it('refuses a state beyond the limit', async () => {
    const world = await createWorld({ presence: 100 });
    const anna = await enter(world);
    anna.show(11, 1, { plek: 'x'.repeat(200) });
    expect(anna.closed).toBe(CLOSE.malformed.code);
  });
});
