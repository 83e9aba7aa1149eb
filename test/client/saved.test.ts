import { describe, expect, it } from 'vitest';
import { sayingOf } from '../../client/agreement/saved-state.tsx';
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
});

describe('what the header says', () => {
  const refused = { soort: 'geweigerd', reden: '' } as const;
  it('never says that refused text is on its way', () => {
    expect(sayingOf('bewaren', null).woorden).toBe('Bewaren…');
    expect(sayingOf('bewaren', refused).woorden).toBe('Niet bewaard: de server nam uw wijziging niet aan');
    expect(sayingOf('niet-bewaard', { soort: 'gesloten', reden: '' }).toon).toBe('slecht');
  });
  it('tells a reader that they read, unless the connection is gone', () => {
    const reader = { soort: 'lezer', reden: '' } as const;
    expect(sayingOf('bewaard', reader).woorden).toBe('Alleen lezen');
    expect(sayingOf('geen-verbinding', reader).toon).toBe('slecht');
  });
});
