import { describe, expect, it } from 'vitest';
import { comingsAndGoings, namesInWords } from '../../client/together/arrivals.ts';
import { followersInWords, followersOf, leaderOf, pageOf, targetOf } from '../../client/together/follow.ts';
import { IDLE_MS, idleSince, watchIdle } from '../../client/together/idle.ts';
import { whereInWords } from '../../client/together/where.ts';
import { changeInWords } from '../../client/together/words.ts';
import { peopleStore, type Person } from '../../client/sync/presence.ts';
import { cell } from '../../client/sync/store.ts';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

const person = (client: number, id: string, rest: Partial<Person> = {}): Person => ({
  client,
  id,
  naam: id,
  functie: '',
  kleur: 1,
  plek: null,
  rubriek: null,
  zicht: null,
  volgt: null,
  ...rest,
});
const view = (pad: string) => ({ pad, deel: 0 });

describe('following', () => {
  it('goes by the page that moved last', () => {
    const people = [person(1, 'sofie'), person(2, 'sofie'), person(3, 'an')];
    expect(pageOf(people, 'sofie', (client) => client)?.client).toBe(2);
    expect(pageOf(people, 'sofie', (client) => -client)?.client).toBe(1);
    expect(pageOf(people, 'weg', () => 0)).toBeNull();
  });

  it('shows their field, else what they look at, whichever they did last', () => {
    const both = person(1, 'sofie', { plek: '/titel', zicht: view('/acties/a1') });
    expect(targetOf(both, 'veld')).toMatchObject({ soort: 'veld', pad: '/titel' });
    expect(targetOf(both, 'zicht')).toMatchObject({ soort: 'zicht', view: view('/acties/a1') });
    expect(targetOf({ ...both, plek: null }, 'veld')).toMatchObject({ soort: 'zicht' });
    expect(targetOf(person(1, 'x'), 'veld')).toBeNull();
  });

  it('looks through someone who follows another, and stops at a ring', () => {
    const people = [
      person(2, 'b', { volgt: 3 }),
      person(3, 'c'),
      person(4, 'd', { volgt: 5 }),
      person(5, 'e', { volgt: 4 }),
    ];
    const by = (client: number): Person => people.find((one) => one.client === client) as Person;
    expect(leaderOf(people, by(2), 1).client).toBe(3);
    expect(leaderOf(people, by(4), 1).client).toBe(4);
    // They follow me, and I them: each stays where they chose to be.
    const mutual = [person(2, 'b', { volgt: 1 })];
    expect(leaderOf(mutual, mutual[0] as Person, 1).client).toBe(2);
  });

  it('counts who follows by person', () => {
    const people = [person(2, 'An', { volgt: 1 }), person(3, 'An', { volgt: 1 }), person(4, 'Bo', { volgt: 9 })];
    expect(followersInWords(followersOf(people, 1))).toBe('An volgt u');
    expect(followersInWords(['An', 'Bo'])).toBe('2 mensen volgen u');
    expect(followersInWords([])).toBe('');
  });
});

describe('who comes and goes', () => {
  const here = (...names: string[]) => names.map((naam) => ({ id: naam, naam }));

  it('is one sentence, however many', () => {
    expect(comingsAndGoings([], here('Sofie'))).toBe('Sofie is erbij gekomen.');
    expect(comingsAndGoings(here('An'), here('Sofie', 'Bo'))).toBe('Sofie en Bo zijn erbij gekomen. An is weggegaan.');
    expect(comingsAndGoings([], here('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'))).toBe(
      'A, B en 6 anderen zijn erbij gekomen.',
    );
    expect(comingsAndGoings(here('An'), here('An'))).toBe('');
    expect(namesInWords(['A', 'B', 'C'])).toBe('A, B en C');
  });
});

describe('idle', () => {
  it('is who moved nothing for two minutes; a heartbeat is no move', () => {
    const [ours, theirs] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
    let now = 0;
    const moved = new Map<number, number>();
    const idle = cell<readonly number[]>([]);
    const send = (): void => applyAwarenessUpdate(ours, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'net');
    const stop = watchIdle(ours, moved, idle, () => now);
    theirs.setLocalState({ plek: '/titel' });
    send();
    now = IDLE_MS - 1;
    theirs.setLocalState({ plek: '/titel' });
    send();
    expect(idleSince(moved, now)).not.toContain(theirs.clientID);
    now = IDLE_MS;
    expect(idleSince(moved, now)).toContain(theirs.clientID);
    theirs.setLocalState({ plek: '/acties/a1/titel' });
    send();
    expect(idleSince(moved, now)).not.toContain(theirs.clientID);
    stop();
    ours.destroy();
    theirs.destroy();
  });
});

describe('people', () => {
  it('who did not move stays the same object', () => {
    const awareness = new Awareness(new Y.Doc());
    const store = peopleStore(awareness);
    const stop = store.subscribe(() => undefined);
    const set = (client: number, state: object): void => {
      awareness.states.set(client, state);
      awareness.emit('change', [{ added: [], updated: [client], removed: [] }, 'test']);
    };
    set(11, { user: { name: 'An', id: 'an' }, zicht: { pad: '/acties', deel: 0.5 } });
    set(12, { user: { name: 'Bo', id: 'bo' }, zicht: 'geen zicht', volgt: 'x' });
    const [an, bo] = store.get();
    expect([an?.zicht, bo?.zicht, bo?.volgt]).toEqual([{ pad: '/acties', deel: 0.5 }, null, null]);
    set(12, { user: { name: 'Bo', id: 'bo' }, plek: '/titel' });
    expect(store.get()[0]).toBe(an);
    expect(store.get()[1]?.plek).toBe('/titel');
    stop();
    awareness.destroy();
  });
});

describe('places and changes in words', () => {
  const numbers = new Map([['a1', 'A3']]);
  it.each([
    ['/titel', 'Voorblad'],
    ['/acties/a1/titel', 'Acties, A3'],
    ['/acties', 'Acties'],
    ['/partijen/p1/naam', 'Partijen'],
  ])('%s is %s', (pad, words) => expect(whereInWords(pad, numbers)).toBe(words));

  it('say a cell by its row and column', () => {
    expect(whereInWords('/taakverdeling/taken/leefloon/nazorg/aanZet', numbers)).toMatch(/^Taakverdeling, .+ voor .+/);
  });

  it('say what happened', () => {
    const say = (
      pad: string,
      soort: 'nieuw' | 'gewijzigd' | 'verwijderd' | 'verplaatst',
      names = new Map<string, string>(),
    ) => changeInWords({ pad, soort, omvang: Y.emptySnapshot }, numbers, names);
    expect(say('/acties/a1/titel', 'gewijzigd')).toBe('Acties, A3: titel gewijzigd');
    expect(say('/acties/a1', 'nieuw')).toBe('Acties, A3: actie toegevoegd');
    expect(say('/acties/weg', 'verwijderd')).toBe('Acties: een actie verwijderd');
    expect(say('/acties/weg', 'verwijderd', new Map([['weg', 'A4 «Zitdag»']]))).toBe('Acties: A4 «Zitdag» verwijderd');
    expect(say('/principes', 'gewijzigd')).toBe('Principes: gewijzigd');
  });
});
