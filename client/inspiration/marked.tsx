/** A text in which what was looked for is marked. */
import type { ReactNode } from 'react';
import type { Finder } from './search.ts';

interface MarkedProps {
  readonly text: string;
  readonly finder: Finder;
  readonly terms: ReadonlySet<string>;
}

/** The whole text. */
export function Marked({ text, finder, terms }: MarkedProps) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of finder.marks(text, terms)) {
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/** The first sentence of a longer text that holds what was looked for; nothing where none does. */
export function Snippet({ text, finder, terms }: MarkedProps) {
  const sentence = sentencesOf(text).find((one) => finder.marks(one, terms).length > 0);
  if (sentence === undefined) return null;
  return (
    <p className="fragment">
      … <Marked text={sentence} finder={finder} terms={terms} />
    </p>
  );
}

const sentencesOf = (text: string): string[] => text.split(/\n|(?<=[.?!])\s+/).map((line) => line.trim());
