import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { cell, derived, sameList } from '../../client/sync/store.ts';
import { createOptions } from '../../client/sync/options.ts';
import { shortPartyName } from '../../model/title.ts';
import { colourOf, distinctPeople, initials } from '../../client/sync/presence.ts';
import { addRecord, setText } from '../../model/edit.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { routeOf } from '../../client/router.tsx';
import { toAddress } from '../../client/text/link.ts';
import { fileName } from '../../client/api/file.ts';

describe('stores', () => {
  it('wake watchers only for a different value, and watch their source only while watched', () => {
    const source = cell([1, 2]);
    const attach = vi.fn((changed: () => void) => source.subscribe(changed));
    const even = derived(attach, () => source.get().filter((n) => n % 2 === 0), sameList);
    expect(even.get()).toEqual([2]);
    expect(attach).not.toHaveBeenCalled();
    const woken = vi.fn();
    const stop = even.subscribe(woken);
    source.set([3, 2]);
    expect(woken).not.toHaveBeenCalled();
    source.set([4]);
    expect(woken).toHaveBeenCalledTimes(1);
    expect(even.get()).toEqual([4]);
    stop();
    source.set([6]);
    expect(woken).toHaveBeenCalledTimes(1);
    expect(even.get()).toEqual([6]);
  });
});

describe('options', () => {
  it('follow names and order, and stay still for other edits', () => {
    const doc = new Y.Doc();
    const root = rootPlace(doc);
    addRecord(root, 'acties', 'a1', { titel: 'Een' });
    const { acties } = createOptions(doc);
    const woken = vi.fn();
    acties.subscribe(woken);
    addRecord(root, 'acties', 'a2', { titel: 'Twee' }, 0);
    expect(acties.get().map(({ naam }) => naam)).toEqual(['A1 Twee', 'A2 Een']);
    const record = doc.getMap<Y.Map<unknown>>('acties').get('a1');
    const place = record ? recordPlace(record) : root;
    woken.mockClear();
    setText(place.text('anderePartners') as Y.Text, 'Ligo');
    expect(woken).not.toHaveBeenCalled();
    setText(place.text('titel') as Y.Text, 'Eén');
    expect(acties.get()[1]?.naam).toBe('A2 Eén');
  });

  it('shorten party names', () => {
    expect(shortPartyName('Lokaal bestuur Zoersel')).toBe('Zoersel');
    expect(shortPartyName('OCMW Zoersel')).toBe('OCMW Zoersel');
    expect(shortPartyName('Vlaamse Dienst voor Arbeidsbemiddeling en Beroepsopleiding (VDAB)')).toBe('VDAB');
  });
});

describe('people', () => {
  it('have initials, a colour, and stand once in the list', () => {
    expect(initials('Ruben De Smet')).toBe('RS');
    expect(initials('Nele Aerts (u)')).toBe('NA');
    expect(initials('42')).toBe('?');
    expect(colourOf('#9A3B7A', 1)).toBe(2);
    expect(colourOf(undefined, 7)).toBe(2);
    const person = {
      client: 1,
      id: 'x',
      naam: 'X',
      functie: '',
      kleur: 1,
      plek: null,
      rubriek: null,
      zicht: null,
      volgt: null,
    };
    expect(distinctPeople([person, { ...person, client: 2 }])).toHaveLength(1);
  });
});

describe('addresses', () => {
  it('lead to pages', () => {
    expect(routeOf('/')).toEqual({ page: 'start' });
    expect(routeOf('/overeenkomsten/')).toEqual({ page: 'lijst' });
    expect(routeOf('/overeenkomsten/nieuw')).toEqual({ page: 'nieuw' });
    expect(routeOf('/overeenkomsten/so-1')).toEqual({ page: 'overeenkomst', id: 'so-1' });
    expect(routeOf('/elders')).toEqual({ page: 'onbekend' });
  });

  it('become links only when they are safe', () => {
    expect(toAddress('www.vdab.be')).toBe('https://www.vdab.be');
    expect(toAddress('naam@gemeente.be')).toBe('mailto:naam@gemeente.be');
    expect(toAddress('http://x.be/a b')).toBeNull();
    expect(toAddress('javascript:alert(1)')).toBeNull();
    expect(toAddress('ftp://x.be')).toBeNull();
  });

  it('name files that every system accepts', () => {
    expect(fileName('SO: a/b "c"', 'pdf')).toBe('SO a b c.pdf');
    expect(fileName('', 'docx')).toBe('Samenwerkingsovereenkomst.docx');
  });
});
