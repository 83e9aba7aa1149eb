/**
 * Judges one revision against what stood before it: nothing but a signature and what belongs to it may have been added.
 * Everything is refused that no rule explains. The rules:
 *
 * [C1] An object that was there says the same, unless it is one that C2 to C6 name.
 * [C2] The catalogue may get another form, security store (DSS), extensions, version, permissions and metadata.
 * [C3] The form may get another SigFlags, default resources, and signature fields that show nothing.
 * [C4] An empty field of ours may get a value and an appearance, and become smaller (fields.ts).
 * [C5] A page may get the fields of C3, and nothing else.
 * [C6] Metadata may tell another moment and program, not another title or standard (about.ts).
 * [C7] What an empty field showed may become anything, and a form may be new, once nothing points to it: it is never
 *      shown, and only a look can show it later. Poppler leaves such forms behind.
 * [C8] An object that is new is reached from what C2 to C6 allow only, and no reference waited for its number.
 */
import { mayInform } from './about.ts';
import { judgeCatalogue, judgePermissions } from './catalogue.ts';
import { differences, hasChanged, isChanged, isKept, listed, object, type Change } from './change.ts';
import { judgeField } from './fields.ts';
import { isForm } from './looks.ts';
import { labelOf } from './labels.ts';
import { rootOf, type Revision } from './revisions.ts';
import { Ref, dictOf, isSame } from './values.ts';

/** Judges what was added to `last`; what it finds is in `objections` and `signatures` of what it gives. */
export function judgeRevision(
  given: Pick<Change, 'before' | 'after' | 'revision' | 'layout' | 'roles'>,
  first: Revision,
  last: Revision,
): Change {
  const change: Change = {
    ...given,
    explained: new Set(),
    objections: [],
    signatures: [],
    newFields: new Set(),
    looksBefore: new Set(),
    isMore: false,
  };
  judgeTrailer(change, first);
  judgeSize(change, last);
  judgeCatalogue(change);
  for (const [name, number] of change.layout.fields) if (isChanged(change, number)) judgeField(change, name, number);
  for (const [nth, number] of change.layout.pages.entries()) judgePage(change, nth + 1, number);
  judgePermissions(change);
  judgeRest(change);
  return change;
}

/** Some readers take an object with a number beyond Size for one that is not there. */
function judgeSize(change: Change, last: Revision): void {
  const [before, size] = [last.trailer.get('Size'), change.revision.trailer.get('Size')];
  const isEnough = typeof size === 'number' && typeof before === 'number' && size >= before;
  if (!isEnough || [...change.revision.objects.keys()].some((number) => number >= size))
    object(change, 'inhoud-gewijzigd', 'Het bestand zegt dat het minder objecten bevat dan het bevat (Size).');
}

function judgeTrailer(change: Change, first: Revision): void {
  const { trailer } = change.revision;
  if (rootOf(change.revision) !== change.layout.root)
    object(change, 'inhoud-gewijzigd', 'Het bestand kreeg een ander begin (catalogus).');
  const [id] = change.after.array(trailer.get('ID'));
  const [firstId] = change.before.array(first.trailer.get('ID'));
  if (!isSame(id, firstId)) object(change, 'inhoud-gewijzigd', 'Het bestand kreeg een ander kenmerk (ID).');
  const info = trailer.get('Info');
  if (info === undefined && change.layout.info === null) return;
  if (!(info instanceof Ref) || info.number !== change.layout.info)
    return object(change, 'inhoud-gewijzigd', 'Het bestand kreeg andere gegevens over zichzelf (Info).');
  if (!isChanged(change, info.number)) return;
  change.isMore = true;
  change.explained.add(info.number);
  if (!mayInform(change.before.get(info.number), change.after.get(info.number)))
    object(change, 'inhoud-gewijzigd', 'De gegevens over het bestand (titel, auteur) zijn gewijzigd.');
}

const PAGE_MAY = new Set(['Annots']);

function judgePage(change: Change, nth: number, number: number): void {
  const [from, to] = [change.before.dict(new Ref(number)), change.after.dict(new Ref(number))];
  if (!from || !to) return object(change, 'inhoud-gewijzigd', `Bladzijde ${nth} is weg.`);
  if (isChanged(change, number)) {
    change.explained.add(number);
    if (differences(change, from, to, PAGE_MAY).length > 0)
      object(change, 'inhoud-gewijzigd', `Bladzijde ${nth} is gewijzigd.`);
  } else if (!hasChanged(change, to.get('Annots'))) return;
  for (const added of listed(change, 'Annots', from, to, `wat op bladzijde ${nth} ligt`))
    if (!(added instanceof Ref) || !change.newFields.has(added.number)) {
      const value = change.after.follow(added);
      const isField = dictOf(value)?.get('FT') !== undefined;
      object(
        change,
        isField ? 'veld-verplaatst' : 'inhoud-gewijzigd',
        isField
          ? `Op bladzijde ${nth} werd een veld gezet.`
          : `Op bladzijde ${nth} werd een opmerking, tekening of vlak gezet.`,
      );
      if (added instanceof Ref) change.explained.add(added.number);
    }
}

/** A list or a stream of objects, where nothing was. */
const isPacking = ({ before, revision }: Change, number: number): boolean =>
  revision.structure.has(number) && !before.has(number) && !before.dangling.has(number);

/** To find a word for each of thousands takes long, and nobody reads it. */
const ENOUGH = 50;

function judgeRest(change: Change): void {
  const { before, after, revision, layout, explained } = change;
  for (const [number, value] of revision.objects) {
    if (change.objections.length > ENOUGH) return;
    // Of the references that are there, some readers then say that they lead nowhere.
    const isRenewed = before.has(number) && before.generationOf(number) !== after.generationOf(number);
    if (isRenewed && after.isPointedTo(number))
      object(
        change,
        'inhoud-gewijzigd',
        `Er werd iets vervangen: ${labelOf(number, before.get(number), before, layout)}.`,
      );
    if (isPacking(change, number) || explained.has(number) || isKept(change, before.get(number), value)) continue;
    const mayBeAnything = change.looksBefore.has(number) || (!before.has(number) && isForm(value));
    if (mayBeAnything && !after.isPointedTo(number)) continue;
    const label = labelOf(number, before.get(number) ?? value, before.has(number) ? before : after, layout);
    const deed = before.has(number) ? 'gewijzigd' : 'toegevoegd, zonder dat een handtekening het nodig heeft';
    object(change, 'inhoud-gewijzigd', `Er werd iets ${deed}: ${label}.`);
  }
  for (const number of revision.freed)
    if (before.has(number) && after.isPointedTo(number))
      object(
        change,
        'inhoud-gewijzigd',
        `Er werd iets weggenomen: ${labelOf(number, before.get(number), before, layout)}.`,
      );
}
