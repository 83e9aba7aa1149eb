import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import * as Y from 'yjs';
import { applyMerge, mergeDraft, shiftOffset, type Delta } from '../../client/fields/draft.ts';

describe('shiftOffset', () => {
  it('moves with text inserted before, stays for text inserted behind or right there', () => {
    expect(shiftOffset(3, [{ insert: 'ab' }])).toBe(5);
    expect(shiftOffset(3, [{ retain: 3 }, { insert: 'ab' }])).toBe(3);
    expect(shiftOffset(3, [{ retain: 3 }, { insert: 'ab' }], true)).toBe(5);
    expect(shiftOffset(3, [{ retain: 8 }, { insert: 'ab' }])).toBe(3);
  });

  it('falls to the edge of a deletion around it', () => {
    expect(shiftOffset(5, [{ retain: 2 }, { delete: 10 }])).toBe(2);
    expect(shiftOffset(5, [{ delete: 2 }])).toBe(3);
  });
});

describe('mergeDraft', () => {
  it('keeps what others typed before, behind and inside what a composition replaced', () => {
    const text = new Y.Doc().getText('t');
    text.insert(0, 'begin midden einde');
    const deltas: Delta[] = [];
    text.observe(({ delta }) => deltas.push(delta));
    text.insert(9, '«in»');
    text.insert(0, '«voor»');
    text.insert(text.length, '«na»');
    const merged = applyMerge(text.toJSON(), mergeDraft('begin midden einde', 'begin één einde', deltas));
    for (const kept of ['«voor»', '«in»', '«na»']) expect(merged).toContain(kept);
    expect(merged.replace(/«[^»]*»/g, '')).toBe('begin één einde');
  });

  it('is the draft plus every insertion of others, whatever they typed', () => {
    const letters = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c', ' ') });
    const edits = fc.array(fc.record({ at: fc.nat(20), mark: fc.constantFrom('1', '2', '3') }), { maxLength: 5 });
    fc.assert(
      fc.property(letters, letters, edits, (base, draft, others) => {
        const text = new Y.Doc().getText('t');
        text.insert(0, base);
        const deltas: Delta[] = [];
        text.observe(({ delta }) => deltas.push(delta));
        for (const { at, mark } of others) text.insert(Math.min(at, text.length), mark);
        const merged = applyMerge(text.toJSON(), mergeDraft(base, draft, deltas));
        expect(merged.replace(/\d/g, '')).toBe(draft);
        expect(merged.replace(/\D/g, '').length).toBe(others.length);
      }),
    );
  });

  it('does not remove twice what another removed meanwhile', () => {
    expect(
      applyMerge('begin einde', mergeDraft('begin midden einde', 'begin einde', [[{ retain: 6 }, { delete: 7 }]])),
    ).toBe('begin einde');
  });
});
