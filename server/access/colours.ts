/** In which colour others see someone. */
import { createHash } from 'node:crypto';
import { DEMO_PEOPLE } from './demo.ts';

/** People's colours: p1 to p5 of the design tokens. */
const COLOURS = ['#0b5a54', '#9a3b7a', '#b4560b', '#2b5fb3', '#5b6b12'] as const;

/** The colour of the person with this id: always the same, on every screen. Those of the demo have one each. */
export function colourOf(id: string): string {
  const place = DEMO_PEOPLE.findIndex((person) => person.id === id);
  const nth = place >= 0 ? place : createHash('sha256').update(id).digest().readUInt32BE();
  return COLOURS[nth % COLOURS.length] ?? COLOURS[0];
}
