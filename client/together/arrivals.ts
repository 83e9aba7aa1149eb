/** Who came and went, in one sentence: for who cannot see the avatars change. */

export interface Present {
  readonly id: string;
  readonly naam: string;
}

/** What changed between two moments; empty when nobody came or went. */
export function comingsAndGoings(before: readonly Present[], after: readonly Present[]): string {
  const missing = (from: readonly Present[], among: readonly Present[]): string[] =>
    from.filter(({ id }) => !among.some((person) => person.id === id)).map(({ naam }) => naam);
  const came = missing(after, before);
  const left = missing(before, after);
  return [
    came.length > 0 ? `${namesInWords(came)} ${came.length === 1 ? 'is' : 'zijn'} erbij gekomen.` : '',
    left.length > 0 ? `${namesInWords(left)} ${left.length === 1 ? 'is' : 'zijn'} weggegaan.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** At most three names; of more people two, and how many others. */
export function namesInWords(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} en ${names.length - 2} anderen`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} en ${names.at(-1) ?? ''}`;
}
