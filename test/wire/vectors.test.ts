/** The bytes of the protocol (docs/protocol.md): a change here breaks clients. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  accessFrame,
  awarenessFrame,
  deniedFrame,
  parseFrame,
  savedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from '../../server/sync/frames.ts';

const hex = (frame: Uint8Array): string => Buffer.from(frame).toString('hex');
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('what the server sends', () => {
  it('saved: 100, state, count', () => {
    expect(hex(savedFrame('saved', 0))).toBe('640000');
    expect(hex(savedFrame('saved', 1))).toBe('640001');
    expect(hex(savedFrame('saved', 300))).toBe('6400ac02');
    expect(hex(savedFrame('failing', 2))).toBe('640102');
  });

  it('access: 101, state, reason, status, role, party', () => {
    const an = { id: 'an', naam: 'An', functie: '', organisatie: '' } as const;
    expect(hex(accessFrame({ allowed: true }, 'onderhandeling', { ...an, rol: 'redacteur', partij: 'p1' }))).toBe(
      '6500000e6f6e64657268616e64656c696e6709726564616374657572027031',
    );
    expect(hex(accessFrame({ allowed: false, reason: 'nee' }, 'opgezegd', { ...an, rol: 'lezer' }))).toBe(
      '6501036e6565086f7067657a656764056c657a657200',
    );
  });

  it('permission denied: 2, 0, reason', () => expect(hex(deniedFrame('nee'))).toBe('0200036e6565'));

  it('awareness: 1, length, count, then id, clock, JSON', () => {
    expect(hex(awarenessFrame([]))).toBe('010100');
    expect(hex(awarenessFrame([{ client: 5, clock: 2, state: '{}' }]))).toBe('0106010502027b7d');
  });

  it('sync: 0, step, length, payload', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    doc.getText('t').insert(0, 'a');
    expect(hex(step1Frame(Y.encodeStateVector(doc)))).toBe('000003010101');
    expect(hex(step2Frame(Y.encodeStateAsUpdate(doc)))).toBe('00010a0101010004010174016100'.replace('0a', '0b'));
    expect(hex(updateFrame(Uint8Array.of(0, 0)))).toBe('0002020000');
  });
});

describe('what the server reads', () => {
  it('step 1, step 2, update, awareness and query', () => {
    expect(parseFrame(bytes('00000100'))).toEqual({ kind: 'step1', vector: Uint8Array.of(0) });
    expect(parseFrame(bytes('0001020000'))).toEqual({ kind: 'step2', update: Uint8Array.of(0, 0) });
    expect(parseFrame(bytes('0002020000'))).toEqual({ kind: 'update', update: Uint8Array.of(0, 0) });
    expect(parseFrame(bytes('0106010502027b7d'))).toEqual({
      kind: 'awareness',
      entries: [{ client: 5, clock: 2, state: '{}' }],
    });
    expect(parseFrame(bytes('03'))).toEqual({ kind: 'queryAwareness' });
  });

  it('nothing else', () => {
    for (const frame of [
      '',
      '640001',
      '650000',
      '0200036e6565',
      '0003020000',
      '04',
      '00',
      '0000',
      '000002',
      '0300',
      '000201000000',
    ])
      expect(parseFrame(bytes(frame))).toBeNull();
  });
});
