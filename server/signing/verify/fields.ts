/** Signature fields: what signing may do to one of ours, and which others may be added. */
import { differences, explain, isKept, object, type Added, type Change } from './change.ts';
import { isForm, isWhole } from './looks.ts';
import { hasArea, isWithin, rectOf, type Rect } from './rect.ts';
import { Dict, Ref, Text, eachRef, isName, isSame, plainText, type Value } from './values.ts';

const FIELD_MAY = new Set(['V', 'AP', 'F', 'M', 'Rect', 'P', 'MK', 'DA', 'Type', 'AS']);

/** Judges what a revision does to an empty field of ours. */
export function judgeField(change: Change, name: string, number: number): void {
  const [from, to] = [change.before.dict(new Ref(number)), change.after.dict(new Ref(number))];
  change.isMore = true;
  change.explained.add(number);
  if (!from || !to) return object(change, 'inhoud-gewijzigd', `Het veld «${name}» is weg.`);
  if (from.get('V') !== undefined)
    return object(change, 'inhoud-gewijzigd', `Het veld «${name}» was ondertekend en is daarna gewijzigd.`);
  for (const key of differences(change, from, to, FIELD_MAY))
    object(change, 'inhoud-gewijzigd', `Het veld «${name}» is meer dan ondertekend (${key}).`);
  eachRef(from.get('AP'), (look) => change.looksBefore.add(look));
  const rect = judgePlace(change, name, from, to);
  const isShown = judgeLook(change, name, from, to);
  judgeBits(change, name, to);
  judgeValue(change, name, to.get('V'), { isOurs: true, isSeen: isShown && rect !== null && hasArea(rect) });
}

/** A field may keep its place or shrink: to nothing too, as programs do that show no signature. */
function judgePlace(change: Change, name: string, from: Dict, to: Dict): Rect | null {
  const [old, now] = [rectOf(from.get('Rect')), rectOf(to.get('Rect'))];
  const isNothing = now !== null && !hasArea(now);
  if (!old || !now || !(isNothing || isWithin(now, old))) {
    object(change, 'veld-verplaatst', `Het veld «${name}» staat niet meer in zijn vak.`);
    return null;
  }
  const isOnPage = isSame(from.get('P'), to.get('P'));
  const page = to.get('P');
  if (!isOnPage && !(isNothing && page instanceof Ref && change.layout.pages.includes(page.number)))
    object(change, 'veld-verplaatst', `Het veld «${name}» staat niet meer op zijn bladzijde.`);
  return now;
}

/** Bits of F (ISO 32000-1, table 165): Print and Locked may be set, nothing that lets it show itself otherwise. */
const BITS_MAY = 4 | 128;

function judgeBits(change: Change, name: string, to: Dict): void {
  const bits = to.get('F') ?? 0;
  if (typeof bits !== 'number' || (bits & ~BITS_MAY) !== 0)
    object(change, 'veld-verplaatst', `Het veld «${name}» wordt anders getoond dan het hoort.`);
  const look = to.get('MK');
  if (look !== undefined && !(change.after.dict(look) && explain(change, look, 'look')))
    object(change, 'veld-verplaatst', `Het veld «${name}» wordt anders getoond dan het hoort.`);
}

/** Whether it shows something. A look is drawn within its box by every reader: it is clipped there. */
function judgeLook(change: Change, name: string, from: Dict, to: Dict): boolean {
  const value = to.get('AP');
  if (isKept(change, from.get('AP'), value)) return value !== undefined;
  if (value === undefined) return false;
  const looks = change.after.dict(value);
  const isNew = isNewLook(change);
  const isOld = (look: Value): boolean =>
    [...(change.before.dict(from.get('AP'))?.entries.values() ?? [])].some((one) => isSame(one, look));
  const isGood = looks?.entries.has('N') && [...looks.entries.values()].every((look) => isNew(look) || isOld(look));
  if (!isGood || !explain(change, value, 'look') || !isWhole(change.after, value))
    object(change, 'veld-verplaatst', `Wat het veld «${name}» toont, past niet in zijn vak of is er geen geheel mee.`);
  return true;
}

const isNewLook =
  ({ before, revision }: Change) =>
  (look: Value): boolean =>
    look instanceof Ref && !before.has(look.number) && isForm(revision.objects.get(look.number));

/** What is shown in a box without size is seen all the same by who gets out of it. */
function hasGoodLooks(change: Change, value: Value | undefined): boolean {
  if (value === undefined) return true;
  const looks = [...(change.after.dict(value)?.entries.values() ?? [null])];
  return looks.every(isNewLook(change)) && isWhole(change.after, value);
}

const NEW_MAY = new Set(
  'Type Subtype FT Ff T TU Rect F P V AP MK DA DR M NM Border BS Lang StructParent Lock SV'.split(' '),
);

/** Judges a field that was put behind ours: one that signs and shows nothing. */
export function judgeNewField(change: Change, value: Value): void {
  const field = change.after.dict(value);
  const isNew = value instanceof Ref && !change.before.has(value.number);
  if (!isNew || !field) return object(change, 'inhoud-gewijzigd', 'Er werd een veld toegevoegd dat er geen is.');
  const title = field.get('T');
  const name = title instanceof Text ? plainText(title) : '';
  if (change.layout.fields.has(name)) object(change, 'veld-verplaatst', `Het veld «${name}» staat er een tweede keer.`);
  change.newFields.add(value.number);
  const isPlain = isName(field.get('FT'), 'Sig') && [...field.entries.keys()].every((key) => NEW_MAY.has(key));
  const rect = rectOf(field.get('Rect'));
  if (isName(field.get('FT'), 'Sig') && (!rect || hasArea(rect)))
    object(
      change,
      'veld-verplaatst',
      `Er werd een eigen veld voor een handtekening op een bladzijde gezet («${name}»). Onderteken in het vak dat er staat.`,
    );
  else if (!isPlain)
    object(change, 'inhoud-gewijzigd', `Er werd een veld toegevoegd dat geen handtekening is («${name}»).`);
  explain(change, value, 'field');
  if (!hasGoodLooks(change, field.get('AP')))
    object(change, 'veld-verplaatst', `Wat het veld «${name}» toont, past niet in zijn vak of is er geen geheel mee.`);
  judgeValue(change, name, field.get('V'), { isOurs: false, isSeen: false });
}

function judgeValue(
  change: Change,
  name: string,
  value: Value | undefined,
  where: Pick<Added, 'isOurs' | 'isSeen'>,
): void {
  const number = value instanceof Ref ? value.number : null;
  const dict = number === null ? null : (change.revision.objects.get(number) ?? null);
  if (
    number === null ||
    change.before.has(number) ||
    !(dict instanceof Dict) ||
    change.signatures.some((one) => one.dict === dict)
  )
    return object(change, 'handtekening-ongeldig', `In het veld «${name}» staat geen eigen handtekening.`);
  explain(change, value, 'signature');
  change.signatures.push({ veld: name, ...where, dict, hasPlace: !change.revision.packed.has(number) });
}
