/** What is changed in the record afterwards is found, whatever it is. */
import { describe, expect, it } from 'vitest';
import { following, hashOf, NONE, originHashOf } from '../../../server/record/chain.ts';
import { Verification, type Verdict } from '../../../server/record/verify.ts';
import type { StoredEvent } from '../../../server/store/events.ts';

const AT = '2026-03-01T10:00:00.000Z';

function chainOf(name: string, length: number): StoredEvent[] {
  const rows: StoredEvent[] = [];
  for (let nth = 0; nth < length; nth++) {
    const fact = { at: AT, kind: 'uitgevoerd', person: `p${nth}`, detail: '{"vorm":"pdf"}', origin: '192.0.2.1' };
    rows.push(following(name, rows.at(-1) ?? null, fact));
  }
  return rows;
}

function verdictOf(rows: readonly StoredEvent[], chain = 'a'): Verdict {
  const verification = new Verification(chain);
  for (const row of rows) verification.add(row);
  return verification.verdict;
}

const rows = chainOf('a', 6);
const [first, second, third, fourth] = rows as [StoredEvent, StoredEvent, StoredEvent, StoredEvent];
/** The chain with its third row altered. */
const altered = (more: Partial<StoredEvent>): StoredEvent[] =>
  rows.map((row) => (row === third ? { ...row, ...more } : row));
/** Someone who knows how hashes are taken, and takes the one of the row again. */
const forged = (more: Partial<StoredEvent>): StoredEvent[] => {
  const row = { ...third, ...more };
  return rows.map((one) => (one === third ? { ...row, hash: hashOf(row) } : one));
};

describe('a chain', () => {
  it('that nobody touched holds, also when it is empty', () => {
    expect(verdictOf(rows)).toEqual({ chain: 'a', rows: 6, head: rows[5]?.hash, fault: null });
    expect(verdictOf([])).toEqual({ chain: 'a', rows: 0, head: NONE, fault: null });
  });

  it('is hashed as it is written down: anyone can do it again', () => {
    const row: Omit<StoredEvent, 'hash'> = {
      chain: 'so-1',
      number: 1,
      at: AT,
      kind: 'status-gewijzigd',
      person: 'an',
      detail: '{"van":"onderhandeling","naar":"juridisch-nazicht"}',
      origin: '192.0.2.1',
      salt: 'zout',
      originHash: originHashOf('zout', '192.0.2.1'),
      previous: NONE,
    };
    // printf '["zout","192.0.2.1"]' | sha256sum, and the same of the whole row.
    expect(row.originHash).toBe('71eddfec88dad2c54e507c45face1a3813e362f58cf0f11a11a1bc61ac8b8424');
    expect(hashOf(row)).toBe('581bfbf1d13f33d6de93e5167476d4de7b74c2cb9cdda8cae21bee4b5c316c31');
  });

  const TAMPERINGS: Readonly<Record<string, readonly [readonly StoredEvent[], number, string]>> = {
    'another person': [altered({ person: 'other' }), 3, 'hash'],
    'no person': [altered({ person: null }), 3, 'hash'],
    'another kind': [altered({ kind: 'geweigerd' }), 3, 'hash'],
    'another moment': [altered({ at: '2026-03-01T10:00:00.001Z' }), 3, 'hash'],
    'another detail': [altered({ detail: '{"vorm":"json"}' }), 3, 'hash'],
    'a space in the detail': [altered({ detail: '{"vorm": "pdf"}' }), 3, 'hash'],
    'another hash': [altered({ hash: second.hash }), 3, 'hash'],
    'another hash of the address': [altered({ originHash: second.originHash }), 3, 'hash'],
    'no hash of the address': [altered({ originHash: null, origin: null, salt: null }), 3, 'hash'],
    'another hash before it': [altered({ previous: first.hash }), 3, 'hash'],
    'another address': [altered({ origin: '192.0.2.2' }), 3, 'origin'],
    'another salt': [altered({ salt: second.salt }), 3, 'origin'],
    'an address without its salt': [altered({ salt: null }), 3, 'origin'],
    'a salt without its address': [altered({ origin: null }), 3, 'origin'],
    'a change with its hash taken again': [forged({ person: 'other' }), 4, 'previous'],
    'a change with both hashes': [forged({ person: 'other', previous: first.hash }), 3, 'previous'],
    'the first row removed': [rows.slice(1), 1, 'gap'],
    'a row removed': [rows.filter((row) => row !== third), 3, 'gap'],
    'a row twice': [[first, second, second, third], 3, 'gap'],
    'rows in another order': [[first, third, second, fourth], 2, 'gap'],
    'rows that swapped numbers': [[first, { ...third, number: 2 }, { ...second, number: 3 }, fourth], 2, 'hash'],
    'a row of another chain': [altered({ chain: 'b' }), 3, 'chain'],
    'a row swapped with that of another chain': [
      rows.map((row, nth) => (row === third ? { ...(chainOf('b', 6)[nth] ?? row), chain: 'a' } : row)),
      3,
      'hash',
    ],
    'the rows of another chain of the same length': [chainOf('b', 6).map((row) => ({ ...row, chain: 'a' })), 1, 'hash'],
    'a row put in between': [
      [
        first,
        second,
        following('a', second, { at: AT, kind: 'x', person: null, detail: '{}', origin: null }),
        ...rows.slice(2),
      ],
      4,
      'gap',
    ],
    'a row put in between, and the rest numbered anew': [
      [
        first,
        following('a', first, { at: AT, kind: 'x', person: null, detail: '{}', origin: null }),
        { ...second, number: 3 },
      ],
      3,
      'hash',
    ],
  };

  it.each(Object.entries(TAMPERINGS))('shows %s', (_name, [tampered, number, what]) => {
    expect(verdictOf(tampered).fault).toEqual({ number, what });
  });

  it('holds when addresses are erased, and then still shows the rest', () => {
    const erased = rows.map((row) => ({ ...row, origin: null, salt: null }));
    expect(verdictOf(erased)).toMatchObject({ rows: 6, head: rows[5]?.hash, fault: null });
    expect(verdictOf(erased.map((row, nth) => (nth === 2 ? { ...row, kind: 'x' } : row))).fault?.number).toBe(3);
  });

  it('does not show rows that are gone from its end: its head does', () => {
    const { fault, head } = verdictOf(rows.slice(0, 4));
    expect([fault, head]).toEqual([null, fourth.hash]);
  });
});
