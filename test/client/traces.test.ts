import { describe, expect, it } from 'vitest';
import type { Person } from '../../client/sync/presence.ts';
import { cell } from '../../client/sync/store.ts';
import { createTraces } from '../../client/sync/traces.ts';

const person = (id: string, plek: string | null, client = 1): Person => ({
  client,
  id,
  naam: id.toUpperCase(),
  functie: '',
  kleur: 1,
  plek,
  rubriek: null,
  zicht: null,
  volgt: null,
});

/** People who move, and a clock that is set by hand. */
function setUp() {
  const people = cell<readonly Person[]>([]);
  const clock = { ms: 0 };
  return { people, clock, traces: createTraces(people, () => clock.ms) };
}

describe('who was at a place', () => {
  it('knows who is there, and who just left', () => {
    const { people, traces } = setUp();
    people.set([person('an', '/acties/a1')]);
    expect(traces.whoWasAt('/acties/a1')).toBe('AN');
    people.set([person('an', '/acties/a2')]);
    expect(traces.whoWasAt('/acties/a1')).toBe('AN');
  });

  it('forgets after a while', () => {
    const { people, clock, traces } = setUp();
    people.set([person('an', '/acties/a1')]);
    people.set([]);
    clock.ms = 6_000;
    expect(traces.whoWasAt('/acties/a1')).toBeNull();
  });

  it('names nobody where it may be several, or who was in a field of it only', () => {
    const { people, traces } = setUp();
    people.set([person('an', '/acties/a1'), person('bo', '/acties/a1', 2)]);
    expect(traces.whoWasAt('/acties/a1')).toBeNull();
    people.set([person('an', '/acties/a3/titel')]);
    expect(traces.whoWasAt('/acties/a3')).toBeNull();
  });
});
