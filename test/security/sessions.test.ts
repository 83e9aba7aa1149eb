/** Nobody gathers sessions without end. */
import { describe, expect, it } from 'vitest';
import { DEMO } from '../../server/access/demo.ts';
import { Sessions } from '../../server/access/sessions.ts';
import { SILENT } from '../../server/log.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import { person } from '../server/sync/harness.ts';

describe('very many sign-ins of one person', () => {
  it('leave twenty sessions: the others end, with what is open in them', async () => {
    let clock = Date.parse('2026-03-01T10:00:00.000Z');
    const now = (): string => new Date((clock += 1000)).toISOString();
    const sessions = new Sessions({ store: createMemoryStore(), people: DEMO, log: SILENT, now, most: 10 });
    const [who, from] = [person('lezer'), { from: '192.0.2.1', agent: undefined }];
    const of = (secret: string) => sessions.of({ cookie: `samenschrift_sessie=${secret}` }, null);
    const first = await sessions.begin(who, from);
    const known = await of(first);
    let ended = 0;
    if (known) sessions.take(known).onEnd(() => (ended += 1));
    const another = await sessions.begin(person('jurist'), from);
    let last = '';
    for (let nth = 0; nth < 60; nth += 1) last = await sessions.begin(who, from);
    expect(await sessions.list('lezer')).toHaveLength(20);
    expect([await of(first), ended]).toEqual([null, 1]);
    expect(await of(last)).not.toBeNull();
    expect(await of(another)).not.toBeNull();
  });
});
