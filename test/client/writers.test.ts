/** Who made a change of others: by the pages the server knows, and nobody rather than someone else. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { pagesOf } from '../../client/device/marker.ts';
import { changeWithAuthor, roughly } from '../../client/together/words.ts';
import { authorshipOf, type Writer } from '../../client/together/writers.ts';
import { changesSince, type Change } from '../../model/changes.ts';

const NONE: ReadonlyMap<string, string> = new Map();
const WRITERS: readonly Writer[] = [
  {
    id: 'sofie',
    naam: 'Sofie De Wilde',
    paginas: [
      { client: 7, vanaf: 0, op: '2026-03-01T08:00:00.000Z' },
      { client: 7, vanaf: 40, op: '2026-03-02T09:30:00.000Z' },
    ],
  },
  { id: 'an', naam: 'An Peeters', paginas: [{ client: 9, vanaf: 10, op: '2026-03-01T12:00:00.000Z' }] },
];
const change = (...parts: [client: number, end: number][]): Change => ({
  pad: '/titel',
  soort: 'gewijzigd',
  omvang: Y.createSnapshot(Y.createDeleteSet(), new Map(parts)),
});

describe('who made a change', () => {
  it('is whose page it was written on, dated by the last of it', () => {
    expect(authorshipOf(change([7, 40]), WRITERS)).toEqual({
      namen: ['Sofie De Wilde'],
      op: '2026-03-01T08:00:00.000Z',
    });
    expect(authorshipOf(change([7, 41]), WRITERS)?.op).toBe('2026-03-02T09:30:00.000Z');
    expect(authorshipOf(change([7, 5], [9, 11]), WRITERS)).toEqual({
      namen: ['An Peeters', 'Sofie De Wilde'],
      op: '2026-03-01T12:00:00.000Z',
    });
  });

  it('is nobody where some of it is of a page that is not known, or of before it was', () => {
    for (const unknown of [change([8, 5]), change([7, 5], [8, 5]), change([9, 10]), change()])
      expect(authorshipOf(unknown, WRITERS)).toBeNull();
    expect(authorshipOf(change([7, 5]), [])).toBeNull();
  });

  it('is nobody where something was only taken away, which Yjs tells of its writer alone', () => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.getText('titel').insert(0, 'abc');
    const seen = { basis: Y.snapshot(doc), delen: new Map() };
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.getText('titel').delete(0, 2);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    const [removed] = changesSince(doc, seen, new Set());
    expect(removed?.pad).toBe('/titel');
    expect(removed && authorshipOf(removed, WRITERS)).toBeNull();
  });

  it('stands in the list of changes', () => {
    const now = new Date('2026-03-02T10:00:00.000Z');
    const words = (one: Change): string => changeWithAuthor(one, NONE, NONE, WRITERS, now);
    expect(words(change([7, 60]))).toBe('Voorblad: gewijzigd door Sofie De Wilde, het voorbije uur');
    expect(words(change([9, 60]))).toBe('Voorblad: gewijzigd door An Peeters, gisteren');
    expect(words(change([8, 60]))).toBe('Voorblad: gewijzigd');
  });
});

it('says when as exactly as it is known', () => {
  const now = new Date(2026, 2, 2, 16, 20);
  const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();
  expect(roughly(at(2026, 2, 2, 15, 30), now)).toBe('het voorbije uur');
  expect(roughly(at(2026, 2, 2, 9, 59), now)).toBe('vandaag rond 9 uur');
  expect(roughly(at(2026, 2, 1, 23, 59), now)).toBe('gisteren');
  expect(roughly(at(2026, 1, 3, 12, 0), now)).toBe('op 3 februari 2026');
});

it('finds the pages in the markers of unsent work, old ones aside', () => {
  const marker = { aantal: 1, nummer: 1, sinds: '' };
  const keys = ['onverzonden:0b0e-1f 4000000001', 'onverzonden:0b0e-2a', 'onverzonden:aaaa 12'];
  expect(pagesOf(new Map(keys.map((key) => [key, marker])))).toEqual([4_000_000_001, 12]);
});
