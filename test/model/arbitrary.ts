/** Random agreements in the public format, for property tests. Built from the model's own description of an agreement. */
import fc from 'fast-check';
import { AGREEMENT, CELL_KEYS, FORMAT, FORMAT_VERSION, type Agreement } from '../../model/agreement.ts';
import type { Block, Inline, Mark, RichText } from '../../model/rich-text.ts';
import type { Field, Fields } from '../../model/shape.ts';
import {
  DOMAINS,
  FREQUENCIES,
  INDICATOR_KINDS,
  INSTRUMENTS,
  MEETING_KINDS,
  PARTY_KINDS,
  TARGET_GROUPS,
  THEMES,
  type Terms,
} from '../../model/terms.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 30 });
const someWords = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const ids = <Id extends string>(terms: Terms<Id>) => terms.map(({ id }) => id);
const oneOf = <Id extends string>(terms: Terms<Id>) => fc.constantFrom(...ids(terms));
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const id = fc.stringMatching(/^[a-z0-9]{12}$/);
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));

/** Single values and sets, by the path of their field. */
const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  formaat: fc.constant(FORMAT),
  versie: fc.constant(FORMAT_VERSION),
  sjabloon: fc.record({ id, uitgave: fc.nat().map((n) => n + 1) }),
  legislatuur: fc.constantFrom('2020-2025', '2025-2030'),
  start: day,
  einde: day,
  datum: day,
  deadline: day,
  referentieregio: id,
  nis: digits(5),
  kbo: digits(10),
  kboOcmw: digits(10),
  thema: oneOf(THEMES),
  centraalKader: fc.nat({ max: 20 }).map((n) => `ck-${n}`),
  algemeen: fc.boolean(),
  vanToepassing: fc.boolean(),
  waarde: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  budget: fc.nat(),
  antwoordtermijn: fc.nat().map((n) => n + 1),
  keerPerJaar: fc.nat().map((n) => n + 1),
  frequentie: oneOf(FREQUENCIES),
  catalogus: fc.record({ id, versie: fc.nat().map((n) => n + 1) }),
  herkomst: fc.oneof(
    fc.constant({ soort: 'eigen-praktijk' }),
    fc.record({ soort: fc.constant('inspiratieset'), id, versie: fc.nat().map((n) => n + 1) }),
  ),
  doelgroepen: fc.uniqueArray(oneOf(TARGET_GROUPS)),
  vlakken: fc.uniqueArray(oneOf(DOMAINS)),
  instrumenten: fc.uniqueArray(oneOf(INSTRUMENTS)),
  'partijen.soort': oneOf(PARTY_KINDS),
  'indicatoren.soort': oneOf(INDICATOR_KINDS),
  'overleg.soort': oneOf(MEETING_KINDS),
};

const marks: fc.Arbitrary<Mark[]> = fc
  .record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    link: fc.option(fc.constantFrom('https://www.vdab.be', 'mailto:a@b.example')),
  })
  .map(({ bold, italic, link }) => [
    ...(bold ? [{ type: 'bold' } as const] : []),
    ...(italic ? [{ type: 'italic' } as const] : []),
    ...(link === null ? [] : [{ type: 'link', attrs: { href: link } } as const]),
  ]);
const run: fc.Arbitrary<Inline> = fc
  .record({ text: someWords, marks })
  .map(({ text, marks: found }) => ({ type: 'text', text, ...(found.length > 0 ? { marks: found } : {}) }));
const inline = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: run }, { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) }),
    { maxLength: 4 },
  )
  .map((runs) => runs.filter((node, nth) => nth === 0 || !sameMarks(node, runs[nth - 1])));

/** Adjacent runs with the same marks are one run in the format. */
function sameMarks(a: Inline, b: Inline | undefined): boolean {
  return a.type === 'text' && b?.type === 'text' && JSON.stringify(a.marks) === JSON.stringify(b.marks);
}

const textBlock: fc.Arbitrary<Block> = fc
  .record({ type: fc.constantFrom('paragraph', 'heading', 'artikel' as const), content: inline })
  .map(({ type, content }) => ({ type, ...(content.length > 0 ? { content } : {}) }));
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    textBlock,
    fc.record({
      type: fc.constantFrom('bulletList' as const, 'orderedList' as const),
      content: fc.array(
        fc.record({ type: fc.constant('listItem' as const), content: fc.array(tie('block'), { maxLength: 2 }) }),
        { maxLength: 3 },
      ),
    }),
    fc
      .array(
        fc.record({
          type: fc.constantFrom('tableCell' as const, 'tableHeader' as const),
          content: fc.array(textBlock, { maxLength: 1 }),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((cells) => ({ type: 'table' as const, content: [{ type: 'tableRow' as const, content: cells }] })),
  ),
}));
/** Any text the format allows, in the one form the format gives it. */
export const richText: fc.Arbitrary<RichText> = fc
  .array(block, { maxLength: 4 })
  .map((content) => ({ type: 'doc', content }));

function arbitraryOf(field: Field, name: string, path: string): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return words;
    case 'rich':
      return richText;
    case 'value':
    case 'set':
      return known(name, path);
    case 'optional':
      return fc.option(known(name, path), { nil: undefined });
    case 'ref':
      return fc.option(fc.nat({ max: 99 }), { nil: undefined });
    case 'refs':
      return fc.array(fc.nat({ max: 99 }), { maxLength: 3 });
    case 'list':
      return fc.array(
        fc.tuple(id, record(field.fields, name)).map(([key, rest]) => ({ id: key, ...rest })),
        { maxLength: 3 },
      );
    case 'group':
      return record(field.fields, path);
    case 'cells':
      return fc
        .array(record(field.fields, path), { minLength: CELL_KEYS.length, maxLength: CELL_KEYS.length })
        .map((cells) => cells.map((cell, nth) => ({ ...CELL_KEYS[nth], ...cell })));
  }
}

function known(name: string, path: string): fc.Arbitrary<unknown> {
  const found = VALUES[path] ?? VALUES[name];
  if (!found) throw new Error(`no arbitrary for ${path}`);
  return found;
}

function record(fields: Fields, path: string): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(fields).map(
    ([name, field]) => [name, arbitraryOf(field, name, path ? `${path}.${name}` : name)] as const,
  );
  return fc.record(Object.fromEntries(entries)).map(dropAbsent);
}

const dropAbsent = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([, found]) => found !== undefined));

/** A whole agreement whose references, drawn as numbers, point to records it has. */
export const agreement: fc.Arbitrary<Agreement> = record(AGREEMENT, '').map((drawn) => {
  const found = structuredClone(drawn) as unknown as Agreement;
  const parties = found.partijen.map(({ id: key }) => key);
  const contacts = found.partijen.flatMap(({ contactpersonen }) => contactpersonen.map(({ id: key }) => key));
  const objectives = found.doelstellingen.map(({ id: key }) => key);
  for (const actie of found.acties) {
    point(actie, 'doelstellingen', objectives);
    point(actie, 'partners', parties);
    point(actie, 'trekker', parties);
    point(actie, 'contactpersoon', contacts);
  }
  for (const taak of found.taakverdeling.taken) {
    point(taak, 'aanZet', parties);
    point(taak, 'betrokken', parties);
    point(taak, 'contactpersonen', contacts);
  }
  for (const indicator of found.indicatoren)
    point(indicator, 'koppeling', [...objectives, ...found.acties.map(({ id: key }) => key)]);
  return found;
});

function point(record: object, field: string, targets: readonly string[]): void {
  const holder = record as Record<string, unknown>;
  const drawn = holder[field];
  if (drawn === undefined) return;
  const pick = (n: unknown): string | undefined => targets[Number(n) % Math.max(1, targets.length)];
  if (Array.isArray(drawn)) holder[field] = [...new Set(drawn.map(pick).filter((target) => target !== undefined))];
  else if (pick(drawn) === undefined) delete holder[field];
  else holder[field] = pick(drawn);
}
