/** The public JSON that travels with the file, and says what it is to the file. */
import { PDFName } from '@cantoo/pdf-lib';
import { asDict, dictAt, itemsAt, nameAt, streamAt, textAt } from '../pdf-objects.ts';
import type { PdfFile, Place } from './pdf-file.ts';
import { unless, type Rule } from './rule.ts';

const attachmentsOf = ({ places }: PdfFile): Place[] => places.filter(({ dict }) => dict.has(PDFName.of('EF')));

function mimeOf({ dict }: Place): string {
  const files = dictAt(dict, 'EF');
  const stream = files && (streamAt(files, 'F') ?? streamAt(files, 'UF'));
  return (stream && nameAt(stream.dict, 'Subtype')) ?? '';
}

const relation = ({ dict }: Place): string => nameAt(dict, 'AFRelationship') ?? '';

const RELATIONS = ['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'];

const described: Rule = {
  id: 'bijlage',
  judge: (file) => {
    const associated = new Set(file.places.flatMap(({ dict }) => itemsAt(dict, 'AF').map((item) => item.toString())));
    return attachmentsOf(file).flatMap((place) => {
      const { dict, object } = place;
      const isNamed = textAt(dict, 'F') !== undefined && textAt(dict, 'UF') !== undefined;
      return [
        ...unless(isNamed, 'Een bijlage heeft geen naam (F en UF).', { object }),
        ...unless(/^[\w.+-]+\/[\w.+-]+$/.test(mimeOf(place)), 'Een bijlage zegt niet wat voor bestand ze is.', {
          object,
        }),
        ...unless(
          RELATIONS.includes(relation(place)),
          'Een bijlage zegt niet wat ze voor het document is (AFRelationship).',
          { object },
        ),
        ...unless(associated.has(object), 'Een bijlage is aan niets in het document verbonden (AF).', { object }),
      ];
    });
  },
};

const source: Rule = {
  id: 'bron',
  judge: (file) => {
    const whole = new Set(itemsAt(file.catalog, 'AF').map((item) => asDict(file.context.lookup(item))));
    const sources = attachmentsOf(file).filter(
      (place) => whole.has(place.dict) && relation(place) === 'Source' && mimeOf(place) === 'application/json',
    );
    return unless(sources.length === 1, 'De overeenkomst als JSON zit er niet als bron bij.');
  },
};

export const ATTACHMENT_RULES: readonly Rule[] = [described, source];
