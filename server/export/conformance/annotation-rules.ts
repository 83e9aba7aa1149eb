/** What lies on top of the pages: links and fields. Nothing that runs, nothing that only shows on a screen. */
import { PDFName } from '@cantoo/pdf-lib';
import { asDict, dictAt, itemsAt, lookUp, nameAt, numberAt, textAt } from '../pdf-objects.ts';
import { perAnnotation } from './annotations.ts';
import { unless, type Rule } from './rule.ts';

const PRINT = 4;
/** Invisible, Hidden, NoView, ToggleNoView. */
const UNSEEN = 1 | 2 | 32 | 256;

const printed = perAnnotation('afdruk', ({ dict, kind }) => {
  const flags = numberAt(dict, 'F') ?? 0;
  const isShown = (flags & PRINT) === PRINT && (flags & UNSEEN) === 0;
  return unless(kind === 'Popup' || isShown, 'Een koppeling of veld wordt niet afgedrukt of is verborgen (F).');
});

const order: Rule = {
  id: 'tabvolgorde',
  judge: ({ pages }) =>
    pages.flatMap(({ dict, number }) =>
      unless(
        itemsAt(dict, 'Annots').length === 0 || nameAt(dict, 'Tabs') === 'S',
        'De tabtoets volgt niet de leesvolgorde (Tabs).',
        { pagina: number },
      ),
    ),
};

const kinds = perAnnotation('soort', ({ kind }) =>
  unless(
    kind === 'Link' || kind === 'Widget',
    `Op de pagina ligt iets anders dan een koppeling of een veld (${kind}).`,
  ),
);

const described = perAnnotation('koppeling', ({ dict, kind }) =>
  unless(
    kind !== 'Link' || (textAt(dict, 'Contents') ?? '').trim() !== '',
    'Een koppeling zegt niet waar ze heen gaat (Contents).',
  ),
);

const OWNERS: Readonly<Record<string, string>> = { Link: 'Link', Widget: 'Form' };

const owned = perAnnotation('koppelinglabel', ({ dict, kind, object }, { structure, context }) => {
  const owner = OWNERS[kind];
  const entry = structure.parents.get(numberAt(dict, 'StructParent') ?? -1);
  const told = asDict(entry && context.lookup(entry));
  const element = told && structure.byDict.get(told);
  const isNamed = element?.annotations.some((ref) => ref.toString() === object) === true;
  return unless(
    owner === undefined || (element?.type === owner && isNamed),
    `Een koppeling of veld hoort bij geen label ${owner ?? ''} in de structuurboom.`,
  );
});

const FORBIDDEN = new Set(
  'JavaScript Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView'.split(' '),
);

const actions: Rule = {
  id: 'actie',
  judge: ({ places, catalog }) => {
    const names = dictAt(catalog, 'Names');
    return [
      ...places.flatMap(({ dict, object }) => {
        const kind = nameAt(dict, 'S') ?? '';
        const isAction = dict.has(PDFName.of('JS')) || (FORBIDDEN.has(kind) && nameAt(dict, 'Type') !== 'StructElem');
        return [
          ...unless(!isAction, `Het bestand voert iets uit (${kind || 'JavaScript'}).`, { object }),
          ...unless(!dict.has(PDFName.of('AA')), 'Het bestand voert iets uit bij een gebeurtenis (AA).', { object }),
        ];
      }),
      ...unless(names === undefined || lookUp(names, 'JavaScript') === undefined, 'Het bestand bevat JavaScript.'),
    ];
  },
};

export const ANNOTATION_RULES: readonly Rule[] = [printed, order, kinds, described, owned, actions];
