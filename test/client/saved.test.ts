import { describe, expect, it } from 'vitest';
import { momentOf, sayingOf, type Situation } from '../../client/agreement/saying.ts';
import { createSavedTracker, isAtRisk } from '../../client/sync/saved.ts';

const STEP_1 = new Uint8Array([0, 0, 1]);
const STEP_2 = new Uint8Array([0, 1, 2, 0, 0]);
const UPDATE = new Uint8Array([0, 2, 5]);
const AWARENESS = new Uint8Array([1, 3]);

function connected() {
  const tracker = createSavedTracker();
  tracker.opened();
  tracker.frame(STEP_1);
  tracker.frame(STEP_2);
  tracker.confirmed(0, 1);
  return tracker;
}

describe('saved state', () => {
  it('is connecting until the first connection', () => {
    expect(createSavedTracker().state.get()).toBe('verbinden');
  });

  it('calls nothing saved before the server confirmed once, whatever a copy on the device brought along', () => {
    const tracker = createSavedTracker();
    tracker.opened();
    expect(tracker.state.get()).toBe('verbinden');
    tracker.frame(STEP_2);
    expect(tracker.state.get()).toBe('verbinden');
    tracker.closed();
    expect(tracker.state.get()).toBe('verbinden');
    tracker.opened();
    tracker.frame(STEP_2);
    tracker.confirmed(0, 1);
    expect(tracker.state.get()).toBe('bewaard');
  });

  it('is saved only when the server confirmed every document frame of this connection', () => {
    const tracker = connected();
    tracker.edited();
    tracker.frame(UPDATE);
    tracker.edited();
    tracker.frame(UPDATE);
    expect(tracker.state.get()).toBe('bewaren');
    tracker.confirmed(0, 2);
    expect(tracker.state.get()).toBe('bewaren');
    tracker.confirmed(0, 3);
    expect(tracker.state.get()).toBe('bewaard');
  });

  it('does not count awareness and questions', () => {
    const tracker = connected();
    tracker.frame(AWARENESS);
    tracker.frame(STEP_1);
    tracker.edited();
    tracker.frame(UPDATE);
    tracker.confirmed(0, 2);
    expect(tracker.state.get()).toBe('bewaard');
  });

  it('keeps edits of a lost connection at risk until the whole state was told again', () => {
    const tracker = connected();
    tracker.edited();
    tracker.closed();
    expect(tracker.state.get()).toBe('niet-bewaard');
    tracker.opened();
    tracker.edited();
    tracker.frame(UPDATE);
    tracker.confirmed(0, 1);
    expect(tracker.state.get()).toBe('bewaren');
    tracker.frame(STEP_2);
    tracker.confirmed(0, 2);
    expect(tracker.state.get()).toBe('bewaard');
  });

  it('says that nothing is lost when the connection goes while all is on disk', () => {
    const tracker = connected();
    tracker.closed();
    expect(tracker.state.get()).toBe('geen-verbinding');
    expect(isAtRisk(tracker.state.get())).toBe(false);
  });

  it('says so when the server cannot write, and recovers', () => {
    const tracker = connected();
    tracker.edited();
    tracker.frame(UPDATE);
    tracker.confirmed(1, 1);
    expect(tracker.state.get()).toBe('schijf');
    expect(isAtRisk('schijf')).toBe(true);
    tracker.confirmed(0, 2);
    expect(tracker.state.get()).toBe('bewaard');
  });

  it('does not frighten who has nothing unsaved when the server cannot write, until they type', () => {
    const tracker = connected();
    tracker.confirmed(1, 1);
    expect(tracker.state.get()).toBe('bewaard');
    tracker.edited();
    expect(tracker.state.get()).toBe('schijf');
  });

  it('tells whoever comes in while the server cannot write', () => {
    const tracker = createSavedTracker();
    tracker.opened();
    tracker.frame(STEP_2);
    tracker.confirmed(1, 0);
    expect(tracker.state.get()).toBe('schijf');
  });
});

describe('what the header says', () => {
  const kept = { soort: 'houdt', onverzonden: 12, wachtend: 0 } as const;
  const clean = { soort: 'houdt', onverzonden: 0, wachtend: 0 } as const;
  const say = (situation: Partial<Situation>) =>
    sayingOf({ saved: 'bewaard', device: clean, barrier: null, up: true, ...situation });

  it('says how much is on this device only, and that this is no failure', () => {
    const said = say({ saved: 'niet-bewaard', device: kept, up: false });
    expect(said.woorden).toBe('Niet verbonden. 12 wijzigingen staan alleen op dit toestel.');
    expect(said.toon).toBe('let-op');
    const one = say({ saved: 'niet-bewaard', device: { ...kept, onverzonden: 1 }, up: false });
    expect(one.woorden).toBe('Niet verbonden. 1 wijziging staat alleen op dit toestel.');
  });
  it('says that the window must stay open for what is nowhere else', () => {
    for (const device of [
      { soort: 'houdt', onverzonden: 12, wachtend: 3 },
      { soort: 'vol', onverzonden: 12, wachtend: 3 },
      { soort: 'geweigerd', onverzonden: 12, wachtend: 12 },
    ] as const) {
      const said = say({ saved: 'niet-bewaard', device, up: false });
      expect(said.woorden).toMatch(/^Niet verbonden\. (3|12) wijzigingen staan alleen in dit venster: sluit het niet/);
      expect(said.toon).toBe('slecht');
    }
  });
  it('never calls unsaved text saved while the words about the connection wait', () => {
    expect(say({ saved: 'niet-bewaard', device: kept, up: true }).woorden).toBe('Bewaren…');
    expect(say({ saved: 'geen-verbinding', up: true }).woorden).toBe('Bewaard');
    expect(say({ saved: 'geen-verbinding', up: false }).woorden).toBe('Niet verbonden. Alles tot nu is bewaard.');
  });
  it('says nothing about what is saved while the copy is being read, and counts what it turns out to hold', () => {
    const reading = { soort: 'openen', onverzonden: 0, wachtend: 0 } as const;
    expect(say({ saved: 'verbinden', device: reading, up: false }).woorden).toBe('Niet verbonden.');
    expect(say({ saved: 'verbinden', device: kept, up: false }).woorden).toBe(
      'Niet verbonden. 12 wijzigingen staan alleen op dit toestel.',
    );
  });
  it('never calls saved what an earlier page left in a copy that does not open', () => {
    const shut = { soort: 'geweigerd', onverzonden: 12, wachtend: 0 } as const;
    expect(say({ saved: 'bewaard', device: shut }).woorden).toMatch(/^12 wijzigingen staan nog op dit toestel/);
  });
  it('never says that refused text is on its way', () => {
    const refused = { soort: 'geweigerd', reden: '' } as const;
    expect(say({ saved: 'bewaren', device: kept }).woorden).toBe('Bewaren…');
    expect(say({ saved: 'bewaren', device: kept, barrier: refused }).woorden).toBe(
      'Niet bewaard: de server nam uw wijziging niet aan',
    );
    expect(say({ saved: 'niet-bewaard', device: kept, barrier: { soort: 'gesloten', reden: '' } }).toon).toBe('slecht');
  });
  it('tells a reader that they read, unless the connection is gone', () => {
    const reader = { soort: 'lezer', reden: '' } as const;
    expect(say({ barrier: reader }).woorden).toBe('Alleen lezen');
    expect(say({ saved: 'geen-verbinding', barrier: reader, up: false }).toon).toBe('let-op');
  });
  it('says when, with the day where it is not today', () => {
    expect(momentOf('2026-03-01T10:05:00', new Date('2026-03-01T15:00:00'))).toBe('om 10:05');
    expect(momentOf('2026-03-01T10:05:00', new Date('2026-03-02T15:00:00'))).toBe('op 1 maart om 10:05');
  });
});
