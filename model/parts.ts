/** The parts of an agreement in the order in which they are read; five of them are the fixed rubrics (seed 002 §8.3). */

export type PartId =
  | 'algemeen'
  | 'partijen'
  | 'algemeneDoelstelling'
  | 'principes'
  | 'omgevingsanalyse'
  | 'doelstellingen'
  | 'acties'
  | 'taakverdeling'
  | 'indicatoren'
  | 'overleg'
  | 'slotbepalingen'
  | 'ondertekening';

export interface Part {
  readonly id: PartId;
  readonly naam: string;
  /** 1 to 5 for the fixed rubrics. */
  readonly rubriek?: number;
}

/** All parts that have a heading in the document. `algemeen` (title, term) stands on the cover. */
export const PARTS: readonly Part[] = [
  { id: 'partijen', naam: 'Partijen' },
  { id: 'algemeneDoelstelling', naam: 'Algemene doelstelling' },
  { id: 'principes', naam: 'Principes' },
  { id: 'omgevingsanalyse', naam: 'Omgevingsanalyse', rubriek: 1 },
  { id: 'doelstellingen', naam: 'Doelstellingen', rubriek: 2 },
  { id: 'acties', naam: 'Acties', rubriek: 3 },
  { id: 'taakverdeling', naam: 'Taakverdeling', rubriek: 4 },
  { id: 'indicatoren', naam: 'Indicatoren', rubriek: 5 },
  { id: 'overleg', naam: 'Overleg' },
  { id: 'slotbepalingen', naam: 'Duur, opzegging en geschillen' },
  { id: 'ondertekening', naam: 'Ondertekening' },
];

/** Every part in reading order, the cover first. */
export const PART_ORDER: readonly PartId[] = ['algemeen', ...PARTS.map(({ id }) => id)];

/** The five fixed rubrics, in their order (seed 002 §8.3). */
export const RUBRICS: readonly Part[] = PARTS.filter(({ rubriek }) => rubriek !== undefined);

/** The part that a JSON Pointer into an agreement lies in. Signatories belong to the party's part. */
export function partOf(pointer: string): PartId {
  const head = pointer.split('/')[1] ?? '';
  return PARTS.find((part) => part.id === head)?.id ?? 'algemeen';
}

/** The name of a part, for messages. */
export function partName(id: PartId): string {
  return PARTS.find((part) => part.id === id)?.naam ?? 'Algemene gegevens';
}
