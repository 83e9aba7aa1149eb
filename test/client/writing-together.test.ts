/** People in one rich text at the same time, with real ProseMirror states and letters that arrive late. */
import { setBlockType, splitBlock } from '@tiptap/pm/commands';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { emptyRichText, paragraphs, type RichText } from '../../model/rich-text.ts';
import { edit, kind, MIXED } from './pen-edits.ts';
import { Pen, Post, random } from './pens.ts';

const SPOTS: readonly { where: string; start: RichText; at: number }[] = [
  { where: 'at the end of a text', start: paragraphs('Begin '), at: 7 },
  { where: 'in the middle of a text', start: paragraphs('Begin einde'), at: 6 },
  { where: 'in a fresh paragraph (#7332)', start: paragraphs('Begin', ''), at: 8 },
  { where: 'in a text that was empty', start: emptyRichText(), at: 1 },
];

/** Two people type words of their own letter at one spot, in an order and with delays that the seed decides. */
function race(start: RichText, at: number, seed: number): { post: Post; text: string } {
  const post = new Post(start, ['a', 'b']);
  const [a, b] = post.pens as [Pen, Pen];
  const next = random(seed);
  const left = new Map([a, b].map((pen) => [pen, `${pen.name.repeat(4)} `.repeat(3)]));
  for (const pen of post.pens) pen.go(at);
  while ([...left.values()].some((rest) => rest !== '')) {
    const pen = next(2) ? a : b;
    const rest = left.get(pen) ?? '';
    if (next(3) && rest !== '') {
      pen.type(rest.charAt(0));
      left.set(pen, rest.slice(1));
    } else post.deliver(pen, pen === a ? b : a);
  }
  post.flush();
  expect(a.text).toBe(b.text);
  return { post, text: a.text.replace(/Begin|einde/g, ' ') };
}

describe('two people typing at the very same spot', () => {
  it.each(SPOTS)('$where keep their words whole and lose no letter', ({ start, at }) => {
    for (let seed = 1; seed <= 60; seed++) {
      const { post, text } = race(start, at, seed);
      post.close();
      const words = text.split(/\s+/).filter((word) => word !== '');
      expect([...words].sort(), `seed ${seed}: ${text}`).toEqual(['aaaa', 'aaaa', 'aaaa', 'bbbb', 'bbbb', 'bbbb']);
    }
  });
});

describe('the caret of who does not type', () => {
  it('stays where it was when another types in the same fresh paragraph', () => {
    const post = new Post(paragraphs('Begin', ''), ['a', 'b']);
    const [a, b] = post.pens as [Pen, Pen];
    for (const pen of post.pens) pen.go(8);
    for (const letter of 'test') {
      a.type(letter);
      post.flush();
    }
    expect(b.state.selection.$head.parentOffset).toBe(0);
    b.type('ik ');
    post.flush();
    expect(a.text).toBe('Begin\nik test');
    a.type('!');
    post.flush();
    expect(b.text).toBe('Begin\nik test!');
    post.close();
  });

  it('moves along when another splits the paragraph before it, adds a row or deletes text', () => {
    const post = new Post(paragraphs('een twee drie'), ['a', 'b']);
    const [a, b] = post.pens as [Pen, Pen];
    b.go(14);
    a.go(1);
    a.do(splitBlock);
    post.flush();
    b.type('!');
    post.flush();
    expect(a.text).toBe('een twee drie!');
    post.close();
  });

  it('is put back in its block when another made that block anew', () => {
    const post = new Post(paragraphs('een', 'twee drie'), ['a', 'b']);
    const [a, b] = post.pens as [Pen, Pen];
    a.go(8);
    b.go(10);
    a.do(setBlockType(kind(a, 'heading')));
    post.flush();
    b.type('!');
    expect(b.text).toBe('een\ntwee! drie');
    post.close();
  });
});

describe('identity (#7330)', () => {
  it('Enter at the start of a paragraph makes a new one before it; the text keeps its own', () => {
    const post = new Post(paragraphs('een', 'twee'), ['a', 'b']);
    const [a] = post.pens as [Pen, Pen];
    const idOf = (nth: number): string => JSON.stringify((a.fragment.get(nth) as Y.XmlElement)._item?.id);
    const before = idOf(1);
    a.go(6);
    a.do(splitBlock);
    expect(a.json.content).toHaveLength(3);
    expect(idOf(2)).toBe(before);
    post.close();
  });

  it('splitting, listing and moving blocks leaves nothing on them that the format does not know', () => {
    const post = new Post(MIXED, ['a', 'b']);
    const [a] = post.pens as [Pen, Pen];
    const next = random(7);
    for (let step = 0; step < 200; step++) edit(a, next, next(14) + 6, () => 'x');
    for (const element of elements(a.fragment))
      expect(
        Object.keys(element.getAttributes()).filter((name) => !['level', 'colspan', 'rowspan'].includes(name)),
      ).toEqual([]);
    post.close();
  });
});

function elements(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? [child, ...elements(child)] : []));
}

/** Three people edit at random; letters are delivered at random. Returns every letter typed, each of them once. */
function crowd(seed: number, kinds: number, steps: number): { post: Post; typed: string[] } {
  const post = new Post(MIXED, ['a', 'b', 'c']);
  const next = random(seed);
  const typed: string[] = [];
  const letter = (): string => {
    const sign = String.fromCharCode(0x4e00 + typed.length);
    typed.push(sign);
    return sign;
  };
  const pick = (): Pen => post.pens[next(3)] as Pen;
  for (let step = 0; step < steps; step++) {
    const which = next(kinds);
    const pen = pick();
    if (which < 6) post.deliver(pick(), pen);
    else edit(pen, next, which, letter);
  }
  post.flush();
  return { post, typed };
}

function expectSame(post: Post, seed: number): void {
  const [first, ...others] = post.pens as [Pen, ...Pen[]];
  for (const pen of others) {
    expect(pen.json, `seed ${seed}`).toEqual(first.json);
    expect(pen.state.doc.eq(first.state.doc), `seed ${seed}`).toBe(true);
  }
}

describe('three people at once, with letters that arrive late (#7556)', () => {
  it('typing and splitting anywhere overwrites nothing of another, and all end with the same', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { post, typed } = crowd(seed, 16, 120);
      const text = post.pens[0]?.text ?? '';
      expect(
        typed.filter((sign) => !text.includes(sign)),
        `seed ${seed}`,
      ).toEqual([]);
      expectSame(post, seed);
      post.close();
    }
  });

  it('with lists, headings, tables and moved blocks too, all end with the same text and every editor shows it', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { post } = crowd(seed, 20, 120);
      expectSame(post, seed);
      post.close();
    }
  });

  it('loses nothing to lists, headings, tables and moved blocks when letters arrive before the next edit', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const post = new Post(MIXED, ['a', 'b', 'c']);
      const next = random(seed);
      const typed: string[] = [];
      for (let step = 0; step < 120; step++) {
        edit(post.pens[next(3)] as Pen, next, 6 + next(14), () => {
          typed.push(String.fromCharCode(0x4e00 + typed.length));
          return typed.at(-1) ?? '';
        });
        post.flush();
      }
      const text = post.pens[0]?.text ?? '';
      for (const sign of typed) expect(text.split(sign).length - 1, `seed ${seed}: ${sign}`).toBe(1);
      expectSame(post, seed);
      post.close();
    }
  });

  it('loses nothing to lists, headings, tables and moved blocks when letters arrive late, however late', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { post, typed } = crowd(seed, 20, 80);
      const text = post.pens[0]?.text ?? '';
      expect(
        typed.filter((sign) => !text.includes(sign)),
        `seed ${seed}`,
      ).toEqual([]);
      expectSame(post, seed);
      post.close();
    }
  });
});
