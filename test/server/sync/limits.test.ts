import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../server/log.ts';
import { Connection } from '../../../server/sync/connection.ts';
import { updateFrame } from '../../../server/sync/frames.ts';
import { LIMITS, requireOpenable } from '../../../server/sync/limits.ts';
import { Unread } from '../../../server/sync/unread.ts';
import { person } from './harness.ts';

describe('limits', () => {
  it('[L1] let the largest document be opened by someone who has not read a byte yet', () => {
    let unsent = 0;
    const socket = {
      get bufferedAmount() {
        return unsent;
      },
      send: (data: Uint8Array) => void (unsent += data.length),
      close: () => {},
      terminate: () => {},
      pause: () => {},
      resume: () => {},
    };
    const wants = { saved: true, access: true };
    const unread = new Unread(LIMITS.unread);
    const options = {
      socket,
      actor: person('lezer'),
      wants,
      limits: LIMITS,
      unread,
      log: SILENT,
      agreement: 'so-test',
    };
    const connection = new Connection(options);
    connection.send(updateFrame(new Uint8Array(LIMITS.document)));
    connection.sendSaved('saved');
    connection.send(updateFrame(new Uint8Array(1000)));
    expect(connection.isOpen).toBe(true);
  });

  it('[L1] are refused where the largest document or frame would not fit in the backlog', () => {
    expect(() => requireOpenable(LIMITS)).not.toThrow();
    expect(() => requireOpenable({ ...LIMITS, document: LIMITS.backlog })).toThrow(/document/);
    expect(() => requireOpenable({ ...LIMITS, frame: LIMITS.backlog })).toThrow(/frame/);
    expect(() => requireOpenable({ ...LIMITS, roomQueue: LIMITS.frame - 1 })).toThrow(/queue/);
  });
});
