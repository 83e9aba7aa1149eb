/** What was set aside goes only when it is in the text, or its writer said so. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createAside } from '../../../client/aside/work.ts';
import type { Aside } from '../../../client/device/aside.ts';
import { createHistory } from '../../../client/sync/history.ts';
import type { Line } from '../../../client/sync/line.ts';
import { cell } from '../../../client/sync/store.ts';
import type { SavedState } from '../../../client/sync/saved.ts';
import type { Agreement } from '../../../model/agreement.ts';
import { setText } from '../../../model/edit.ts';
import { toDoc } from '../../../model/write.ts';
import fixture from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };

/** A page whose device holds a title that did not get in; `keeps`: whether the device keeps what is written now. */
async function page(keeps = true) {
  const doc = toDoc(fixture as unknown as Agreement);
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
  setText(mine.getText('titel'), 'Te laat');
  const device: Aside[] = [{ key: 'opzij:1', op: '', aantal: 7, update: Y.encodeStateAsUpdate(mine) }];
  const saved = cell<SavedState>('bewaard');
  const speakFor = vi.fn();
  const copy = {
    ready: Promise.resolve(),
    aside: () => Promise.resolve([...device]),
    kept: () => Promise.resolve(keeps),
    dropAside: (keys: readonly string[]) => {
      for (const key of keys) device.splice(device.findIndex((row) => row.key === key) >>> 0, 1);
      return Promise.resolve(true);
    },
  };
  const line = { copy, tracker: { state: saved }, speakFor } as unknown as Line;
  const history = createHistory(
    doc,
    () => null,
    () => undefined,
  );
  const aside = createAside({ doc, line, history, tell: () => undefined });
  await vi.waitFor(() => expect(aside.kept.get()).toHaveLength(1));
  return { doc, mine, device, saved, speakFor, history, aside };
}

describe('what was set aside', () => {
  it('stays as long as there is something to add, however often it is looked at', async () => {
    const { aside, device } = await page();
    expect(aside.compare().map(({ change }) => change.pad)).toEqual(['/titel']);
    expect(aside.compare()).toHaveLength(1);
    expect([device.length, aside.kept.get().length]).toEqual([1, 1]);
  });

  it('goes when the text turns out to have it', async () => {
    const { doc, mine, aside, device } = await page();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(mine));
    expect(aside.compare()).toEqual([]);
    await vi.waitFor(() => expect(aside.kept.get()).toEqual([]));
    expect(device).toEqual([]);
  });

  it('is added as words of its writer, in one step of undo, and goes once the copy has them', async () => {
    const { doc, mine, aside, device, speakFor, history } = await page();
    await aside.add();
    expect([doc.getText('titel').toJSON(), device.length]).toEqual(['Te laat', 0]);
    expect(speakFor.mock.calls[0]?.[0]).toEqual([mine.clientID]);
    history.undo();
    expect(doc.getText('titel').toJSON()).toBe((fixture as unknown as Agreement).titel);
  });

  it('stays on a device that keeps nothing now, until the server has it', async () => {
    const { doc, aside, device, saved } = await page(false);
    saved.set('bewaren');
    await aside.add();
    expect([doc.getText('titel').toJSON(), device.length]).toEqual(['Te laat', 1]);
    saved.set('bewaard');
    await vi.waitFor(() => expect(device).toEqual([]));
  });

  it('goes when its writer throws it away', async () => {
    const { aside, device } = await page();
    expect(await aside.discard()).toBe(true);
    expect([device, aside.kept.get()]).toEqual([[], []]);
  });
});
