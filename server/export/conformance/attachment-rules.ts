/** The public JSON that travels with the file, and says what it is to the file. */
import { itemsAt, textAt } from '../pdf-objects.ts';
import { attachmentsOf, mimeOf, relationOf, sourcesOf } from './attachments.ts';
import { unless, type Rule } from './rule.ts';

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
          RELATIONS.includes(relationOf(place)),
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
  judge: (file) => unless(sourcesOf(file).length === 1, 'De overeenkomst als JSON zit er niet als bron bij.'),
};

export const ATTACHMENT_RULES: readonly Rule[] = [described, source];
