/** `controleer-verslag`: what it says of a record that holds, of one that was changed, and of a file of it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT } from '../../../server/log.ts';
import { eventOf, lineOf } from '../../../server/record/lines.ts';
import { EventRecord } from '../../../server/record/record.ts';
import { dataFile, openStore } from '../../../server/store/open.ts';
import type { StoredEvent } from '../../../server/store/events.ts';
import { run, temporaryFolder, type Finished } from '../../wire/process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

const so = (...args: string[]): Promise<Finished> => run('cli.ts', ['controleer-verslag', ...args], { DATA_DIR: data });

/** Three events of an agreement and one of the server; those of the agreement. */
async function fill(): Promise<StoredEvent[]> {
  const store = openStore(data);
  const record = new EventRecord({ store, log: SILENT, now: () => '2026-03-01T10:00:00.000Z' });
  for (const person of ['an', 'bo', 'cas'])
    await record.note({ kind: 'uitgevoerd', chain: 'so-a', person, origin: '192.0.2.1' });
  await record.note({ kind: 'aangemeld', person: 'an', origin: '192.0.2.1' });
  const events = await store.eventsAfter('so-a', 0, 9);
  await store.close();
  return events;
}

function force(sql: string): void {
  const file = new DatabaseSync(dataFile(data));
  file.exec(`DROP TRIGGER event_unchanged; ${sql}`);
  file.close();
}

function file(lines: readonly string[]): string {
  const path = join(folder.path, 'verslag.jsonl');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}

describe('of the store', () => {
  it('says that it holds, with the last hash of every chain', async () => {
    const events = await fill();
    const { code, out, err } = await so();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`so-a: 3 gebeurtenissen, som ${events[2]?.hash}`);
    expect(out).toMatch(/server: 1 gebeurtenis, som [0-9a-f]{64}/);
    expect(out).toContain('Alles sluit aan.');
  });

  it('says what was changed', async () => {
    await fill();
    const words = 'nummer 2 is gewijzigd';
    force(`UPDATE event SET person = 'dirk' WHERE chain = 'so-a' AND number = 2`);
    const { code, out, err } = await so();
    expect(code).toBe(1);
    expect(err).toContain(`so-a: KLOPT NIET, ${words}`);
    expect(err).toContain('werd achteraf gewijzigd');
    expect(out).not.toContain('Alles sluit aan');
  });

  it('says that there is nothing, or nowhere to look', async () => {
    expect(await so()).toMatchObject({ code: 1, err: expect.stringContaining('Er zijn geen gegevens in') as string });
    await openStore(data).close();
    expect(await so()).toMatchObject({ code: 0, out: expect.stringContaining('Er staat nog niets') as string });
  });
});

describe('of a file', () => {
  it('says that it holds, with and without addresses', async () => {
    const events = await fill();
    for (const withOrigin of [true, false]) {
      const { code, out, err } = await so(file(events.map((event) => lineOf(event, withOrigin))));
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`so-a: 3 gebeurtenissen, som ${events[2]?.hash}`);
    }
  });

  it('says what was changed', async () => {
    const [first = '', second = '', third = ''] = (await fill()).map((event) => lineOf(event, true));
    const tampered: readonly (readonly [readonly string[], string])[] = [
      [[first, second.replace('"bo"', '"an"'), third], 'nummer 2 is gewijzigd'],
      [[first, second.replace('so-a', 'so-b'), third], 'nummer 2 hoort bij een ander verslag'],
    ];
    for (const [lines, words] of tampered) {
      const { code, err } = await so(file(lines));
      expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    }
  });

  it('that is none is named, and why', async () => {
    const [first = ''] = (await fill()).map((event) => lineOf(event, true));
    expect(eventOf(first)).not.toBeNull();
    for (const line of ['x', '', 'null', '[]', '{}', first.replace('"nummer":1', '"nummer":"1"'), first.slice(0, -1)])
      expect(eventOf(line), line).toBeNull();
    expect(await so(file([first, '{}']))).toMatchObject({
      code: 1,
      err: expect.stringContaining('lijn 2 is geen gebeurtenis') as string,
    });
    expect((await so(file([]))).err).toContain('is leeg');
    expect((await so(join(folder.path, 'nergens'))).err).toContain('kan niet gelezen worden');
    const [inside, pipe] = [join(folder.path, 'map'), join(folder.path, 'pijp')];
    mkdirSync(inside);
    execFileSync('mkfifo', [pipe]);
    for (const path of [inside, pipe]) expect((await so(path)).err).toContain('geen gewoon bestand');
    expect(await so('een', 'twee')).toMatchObject({ code: 2 });
  });
});
