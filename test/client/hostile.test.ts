/** What another program may say or write, and what our page makes of it. */
import { getSchema } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Link } from '../../client/text/link.ts';
import { isSound } from '../../client/text/places.ts';

describe('a caret', () => {
  const spots: Record<string, object> = {
    'of nothing': {},
    'of nulls': { item: null, type: null, tname: null },
    'of the wrong kinds': { item: true, type: 1, tname: 2 },
    'before everything': { item: { client: 1, clock: -5 } },
    'in a type without a number': { type: { client: 1, clock: 'x' } },
    'in a text': { tname: 'titel', item: null, type: null },
    'behind what is not here': { item: { client: 1, clock: 5 } },
  };
  for (const [name, spot] of Object.entries(spots))
    it(`${name} is not looked up where that throws`, () => {
      if (isSound(spot as Y.RelativePosition))
        Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(spot), new Y.Doc());
      else expect(name).not.toMatch(/^in a text$|not here/);
    });
});

describe('a link', () => {
  const { link } = getSchema([Document, Paragraph, Text, Link]).marks;
  const shown = (href: unknown): unknown => link?.spec.toDOM?.(link.create({ href }), true);
  it('goes to a safe address, and nowhere else', () => {
    expect(JSON.stringify(shown('https://www.vdab.be'))).toContain('"href":"https://www.vdab.be"');
    for (const href of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//x',
      {},
      null,
    ])
      expect(JSON.stringify(shown(href))).not.toContain('href');
  });
});
