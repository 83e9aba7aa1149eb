/** What the page does with what the server says while a text is being laid down. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { hear } from '../../client/sync/hear.ts';
import type { Line } from '../../client/sync/line.ts';
import { cell } from '../../client/sync/store.ts';
import type { Barrier } from '../../client/sync/types.ts';
import { BEING_LAID_DOWN, type Status } from '../../model/access.ts';

type Handler = (encoder: unknown, decoder: decoding.Decoder) => void;

/** A page that is connected, with something that the server has not confirmed. */
function page() {
  const wall = cell<Barrier | null>(null);
  const status = cell<Status>('juridisch-nazicht');
  const told = { retries: 0 };
  const messageHandlers: Handler[] = [];
  const line = {
    provider: { synced: true, messageHandlers },
    tracker: { state: cell('bewaren') },
    status,
    own: cell({ rol: 'redacteur', partij: null }),
    retry: () => void told.retries++,
  };
  hear(line as unknown as Line, wall);
  const say = (message: number, write: (encoder: encoding.Encoder) => void): void =>
    messageHandlers[message]?.(null, decoding.createDecoder(encoding.encode(write)));
  return {
    wall,
    told,
    deny: (reason: string) =>
      say(2, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, reason);
      }),
    access: (reason: string, now: Status) =>
      say(101, (encoder) => {
        encoding.writeVarUint(encoder, reason === '' ? 0 : 1);
        for (const word of [reason, now, 'redacteur', '']) encoding.writeVarString(encoder, word);
      }),
  };
}

describe('while a text is being laid down', () => {
  it('what is refused is no fault of its writer, and sent when laying down fails', () => {
    const { wall, told, deny, access } = page();
    access(BEING_LAID_DOWN, 'juridisch-nazicht');
    deny(BEING_LAID_DOWN);
    expect([wall.get()?.soort, told.retries]).toEqual(['lezer', 0]);
    access('', 'juridisch-nazicht');
    expect([wall.get(), told.retries]).toEqual([null, 1]);
    access('', 'juridisch-nazicht');
    expect(told.retries).toBe(1);
  });

  it('what is refused comes in anew when it is done, and once only', () => {
    const { wall, told, deny, access } = page();
    deny(BEING_LAID_DOWN);
    access('De tekst ligt vast.', 'ter-ondertekening');
    expect([wall.get(), told.retries]).toEqual([{ soort: 'lezer', reden: 'De tekst ligt vast.' }, 1]);
  });

  it('what was under way unheard comes in anew as well', () => {
    const { told, access } = page();
    access('De tekst ligt vast.', 'ter-ondertekening');
    expect(told.retries).toBe(1);
  });
});

it('what is refused for another reason is a wall, and sent once one may write again', () => {
  const { wall, told, deny, access } = page();
  deny('U leest mee.');
  expect(wall.get()).toEqual({ soort: 'geweigerd', reden: 'U leest mee.' });
  access('', 'onderhandeling');
  expect([wall.get(), told.retries]).toEqual([null, 1]);
});
