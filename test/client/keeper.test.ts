/** The copy on a device, against a disk that the test holds in its hands. */
import { describe, expect, it } from 'vitest';
import { createKeeper, type Batch, type Disk, type Keeper } from '../../client/device/keeper.ts';
import type { Fault } from '../../client/device/database.ts';
import { asMarker, countOf, isCovered, type Marker, type Markers } from '../../client/device/marker.ts';

const U = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const WHOLE = U(99);

class HeldDisk implements Disk {
  readonly batches: Batch[] = [];
  #settle: { resolve: () => void; reject: (fault: Fault) => void } | null = null;
  write(batch: Batch): Promise<void> {
    this.batches.push(batch);
    return new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }
  get last(): Batch | undefined {
    return this.batches.at(-1);
  }
  async done(): Promise<void> {
    this.#settle?.resolve();
    await tick();
  }
  async fails(fault: Fault): Promise<void> {
    this.#settle?.reject(fault);
    await tick();
  }
}
/** Lets what was promised happen. */
const tick = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

function setup(left: Markers = new Map()) {
  const disk = new HeldDisk();
  const retries: (() => void)[] = [];
  const gathering = new Set<() => void>();
  const keeper = createKeeper({
    whole: () => WHOLE,
    now: () => '2026-03-01T10:00:00.000Z',
    later: (work) => {
      retries.push(work);
      return () => void retries.splice(retries.indexOf(work), 1);
    },
    gather: (work, soon) => {
      if (soon) work();
      else gathering.add(work);
      return () => gathering.delete(work);
    },
  });
  /** Enough came along. */
  const gathered = (): void => {
    for (const work of [...gathering]) work();
  };
  return { disk, keeper, retries, gathering, gathered, start: () => keeper.start(disk, left) };
}
const stateOf = (keeper: Keeper) => keeper.state.get();

describe('what is kept on this device', () => {
  it('[K1] counts an edit as kept only when its write is complete', async () => {
    const { disk, keeper, start } = setup();
    start();
    keeper.take(U(1), true);
    expect(stateOf(keeper)).toEqual({ soort: 'houdt', onverzonden: 1, wachtend: 1 });
    await disk.done();
    expect(stateOf(keeper)).toEqual({ soort: 'houdt', onverzonden: 1, wachtend: 0 });
  });

  it('[K2] writes edits with their marker, and gathers what comes while it writes', async () => {
    const { disk, keeper, start } = setup();
    start();
    keeper.take(U(1), true);
    keeper.take(U(2), true);
    keeper.take(U(3), false);
    expect(disk.batches).toHaveLength(1);
    expect(disk.last?.marker?.aantal).toBe(1);
    await disk.done();
    expect(disk.last?.updates).toEqual([U(2), U(3)]);
    expect(disk.last?.marker).toEqual({ aantal: 2, nummer: 2, sinds: '2026-03-01T10:00:00.000Z' });
  });

  it('keeps what was edited before the copy was open', async () => {
    const { disk, keeper, start } = setup();
    keeper.take(U(1), true);
    expect(disk.batches).toHaveLength(0);
    start();
    expect(disk.last?.updates).toEqual([U(1)]);
    await disk.done();
    expect(stateOf(keeper).wachtend).toBe(0);
  });

  it('does not count what the server sent', () => {
    const { keeper, start } = setup();
    start();
    keeper.take(U(1), false);
    expect(stateOf(keeper).onverzonden).toBe(0);
  });

  it('[K3] takes the marker away only for what the server confirmed', async () => {
    const { disk, keeper, gathered, start } = setup();
    start();
    keeper.take(U(1), true);
    await disk.done();
    keeper.confirm();
    gathered();
    keeper.take(U(2), true);
    expect(disk.last?.marker).toBeNull();
    await disk.done();
    expect(disk.last?.marker).toMatchObject({ aantal: 1, nummer: 2 });
    expect(stateOf(keeper).onverzonden).toBe(1);
  });

  it('[K3] counts what an earlier page left as unsent until it is confirmed, and then lets its marker go', async () => {
    const left = new Map([['onverzonden:a', { aantal: 12, nummer: 40, sinds: '2026-02-28T10:00:00.000Z' }]]);
    const { disk, keeper, gathered, start } = setup(left);
    start();
    expect(stateOf(keeper).onverzonden).toBe(12);
    keeper.take(U(1), true);
    expect(disk.last?.covered.size).toBe(0);
    await disk.done();
    keeper.confirm();
    expect(stateOf(keeper).onverzonden).toBe(0);
    gathered();
    expect([...(disk.last?.covered.keys() ?? [])]).toEqual(['onverzonden:a']);
  });

  it('[K3] never lets go of the markers of a copy whose text did not come into the document', () => {
    const left = new Map([['onverzonden:a', { aantal: 12, nummer: 40, sinds: '' }]]);
    const { keeper } = setup();
    keeper.fail('geweigerd', left);
    keeper.take(U(1), true);
    expect(stateOf(keeper).onverzonden).toBe(13);
    keeper.confirm();
    expect(stateOf(keeper).onverzonden).toBe(12);
  });

  it('[K4] says that the disk is full, and writes everything once there is room again', async () => {
    const { disk, keeper, retries, start } = setup();
    start();
    keeper.take(U(1), true);
    await disk.fails('vol');
    keeper.take(U(2), true);
    expect(stateOf(keeper)).toEqual({ soort: 'vol', onverzonden: 2, wachtend: 2 });
    retries.shift()?.();
    expect(disk.last?.updates).toEqual([WHOLE]);
    keeper.take(U(3), true);
    await disk.done();
    expect(stateOf(keeper)).toMatchObject({ soort: 'houdt', wachtend: 1 });
    expect(disk.last?.updates).toEqual([U(3)]);
    await disk.done();
    expect(stateOf(keeper)).toEqual({ soort: 'houdt', onverzonden: 3, wachtend: 0 });
  });

  it('takes the markers of earlier pages away also when the first attempt failed', async () => {
    const left = new Map([['onverzonden:a', { aantal: 1, nummer: 1, sinds: '' }]]);
    const { disk, keeper, retries, gathered, start } = setup(left);
    start();
    keeper.confirm();
    gathered();
    await disk.fails('vol');
    retries.shift()?.();
    expect(disk.last?.covered.size).toBe(1);
  });

  it('[K5] gathers what others write, and writes it at the latest with an edit made here', async () => {
    const { disk, keeper, gathering, gathered, start } = setup();
    start();
    keeper.take(U(1), false);
    keeper.take(U(2), false);
    expect([disk.batches.length, gathering.size]).toEqual([0, 1]);
    keeper.take(U(3), true);
    expect(disk.last?.updates).toEqual([U(1), U(2), U(3)]);
    expect(gathering.size).toBe(0);
    keeper.take(U(4), false);
    await disk.done();
    expect(disk.batches).toHaveLength(1);
    gathered();
    expect(disk.last?.updates).toEqual([U(4)]);
  });

  it('[K5] does not wait any longer once all is to be settled', async () => {
    const { disk, keeper, gathering, start } = setup();
    start();
    keeper.take(U(1), false);
    const settled = keeper.settled();
    expect(disk.last?.updates).toEqual([U(1)]);
    keeper.take(U(2), false);
    await disk.done();
    expect(disk.last?.updates).toEqual([U(2)]);
    await disk.done();
    await settled;
    expect(gathering.size).toBe(0);
  });

  it('writes nothing once it is stopped, not even a retry or what was gathered', async () => {
    const { disk, keeper, retries, gathering, start } = setup();
    start();
    keeper.take(U(1), true);
    await disk.fails('vol');
    keeper.stop();
    keeper.take(U(2), true);
    keeper.confirm();
    expect(retries).toEqual([]);
    expect(gathering.size).toBe(0);
    expect(disk.batches).toHaveLength(1);
    expect(stateOf(keeper)).toMatchObject({ soort: 'gestopt', wachtend: 2 });
  });

  it('leaves a copy of a newer version alone and says that nothing is kept', () => {
    const { keeper } = setup();
    keeper.fail('nieuwer');
    keeper.take(U(1), true);
    expect(stateOf(keeper)).toEqual({ soort: 'nieuwer', onverzonden: 1, wachtend: 1 });
  });
});

describe('a marker', () => {
  const read: Marker = { aantal: 3, nummer: 8, sinds: '' };
  it('may go only when its page wrote nothing since it was read', () => {
    expect(isCovered({ ...read }, read)).toBe(true);
    expect(isCovered({ ...read, nummer: 9 }, read)).toBe(false);
    expect(isCovered({ aantal: 3, nummer: 11, sinds: '' }, read)).toBe(false);
    expect(isCovered(undefined, read)).toBe(false);
  });
  it('is counted over all pages, and anything else is no marker', () => {
    expect(
      countOf(
        new Map([
          ['a', read],
          ['b', { ...read, aantal: 2 }],
        ]),
      ),
    ).toBe(5);
    expect(asMarker({ ...read })).toEqual(read);
    expect([asMarker(null), asMarker('x'), asMarker({ aantal: 1 })]).toEqual([null, null, null]);
  });
});
