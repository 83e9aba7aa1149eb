/** What a client says of itself changes nothing but what others see of it. */
import { describe, expect, it } from 'vitest';
import { Presence } from '../../server/sync/presence.ts';

const STAMP = { id: 'lezer', name: 'Lotte Claes', functie: 'Raadslid', color: '#0b5a54' };

describe('a state of awareness', () => {
  it('reaches no prototype, and cannot take the place of the name that the server puts in it', () => {
    const hostile = [
      '{"__proto__":{"polluted":true,"user":{"name":"x"}}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"user":{"__proto__":{"name":"x"},"name":"Nele Aerts"},"user":{"name":"x"}}',
      '{"eerder":{"__proto__":{"polluted":true},"length":1e9}}',
      '{"eerder":["__proto__",-1,1e300,{}]}',
    ];
    for (const state of hostile) {
      const presence = new Presence(8192);
      expect([state, presence.receive({}, STAMP, [{ client: 7, clock: 1, state }])]).toEqual([state, 7]);
      const [entry] = presence.here();
      expect((JSON.parse(entry?.state ?? '{}') as { user: unknown }).user).toEqual(STAMP);
      expect('polluted' in {}).toBe(false);
    }
    for (const state of ['[]', '"x"', '1', 'nonsense', '{', ''])
      expect([state, new Presence(8192).receive({}, STAMP, [{ client: 7, clock: 1, state }])]).toEqual([
        state,
        'refused',
      ]);
  });
});
