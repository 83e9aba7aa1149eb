/** Judges the catalogue, and the form, security store and metadata that it leads to. */
import { mayDescribe } from './about.ts';
import { differences, explain, hasChanged, isChanged, listed, object, isKept, slotOf, type Change } from './change.ts';
import { judgeNewField } from './fields.ts';
import { Dict, Ref, dictOf, isSame } from './values.ts';

const CATALOGUE_WORDS: Readonly<Record<string, string>> = {
  OCProperties: 'lagen die getoond of verborgen kunnen worden',
  Names: 'de bijlagen, sprongen of scripts',
  OpenAction: 'wat er gebeurt bij het openen',
  AA: 'wat er vanzelf gebeurt',
  Pages: 'de bladzijden',
  StructTreeRoot: 'de leesvolgorde',
  AF: 'de bijlagen',
};
const CATALOGUE_MAY = new Set(['AcroForm', 'DSS', 'Extensions', 'Version', 'Perms', 'Metadata']);

export function judgeCatalogue(change: Change): void {
  const { before, after, layout } = change;
  const [from, to] = [before.dict(new Ref(layout.root)), after.dict(new Ref(layout.root))];
  if (!from || !to) return object(change, 'inhoud-gewijzigd', 'Het begin van het document (catalogus) is weg.');
  if (isChanged(change, layout.root)) change.explained.add(layout.root);
  for (const key of differences(change, from, to, CATALOGUE_MAY))
    object(
      change,
      'inhoud-gewijzigd',
      `In het document zijn ${CATALOGUE_WORDS[key] ?? `gegevens (${key})`} gewijzigd.`,
    );
  judgeForm(change, from, to);
  judgeSecurity(change, from, to);
  judgeMetadata(change, from, to);
  if (!isKept(change, from.get('Extensions'), to.get('Extensions'))) explain(change, to.get('Extensions'), 'security');
}

/** Who certifies a document may say what is allowed after it: that is whoever signs in this revision, and nobody else. */
export function judgePermissions(change: Change): void {
  const { before, after, layout } = change;
  const [from, to] = [before.dict(new Ref(layout.root))?.get('Perms'), after.dict(new Ref(layout.root))?.get('Perms')];
  if (isKept(change, from, to)) return;
  const permissions = after.dict(to)?.entries ?? new Map<string, never>();
  const isOwn =
    permissions.size === 1 && change.signatures.some(({ dict }) => dict === after.dict(permissions.get('DocMDP')));
  if (!isOwn || !explain(change, to, 'signature'))
    object(change, 'inhoud-gewijzigd', 'Het document zegt dat iemand het waarmerkt die niet ondertekent (Perms).');
}

const FORM_MAY = new Set(['Fields', 'SigFlags', 'DR', 'DA']);

function judgeForm(change: Change, from: Dict, to: Dict): void {
  const slot = slotOf(change, 'AcroForm', from, to, 'form');
  const [one, other] = [dictOf(slot?.before) ?? new Dict(new Map()), dictOf(slot?.after)];
  if (!slot) return;
  if (!other) {
    if (slot.before !== undefined) object(change, 'inhoud-gewijzigd', 'De velden om in te ondertekenen zijn weg.');
    return;
  }
  if (isSame(one, other) && !hasChanged(change, other.get('Fields'))) return;
  change.isMore = true;
  for (const key of differences(change, one, other, FORM_MAY))
    object(change, 'inhoud-gewijzigd', `Het formulier van het document is gewijzigd (${key}).`);
  const flags = other.get('SigFlags');
  if (typeof flags !== 'number' || (flags & 1) !== 1)
    object(change, 'inhoud-gewijzigd', 'Het document zegt niet meer dat het handtekeningen bevat (SigFlags).');
  if (!isKept(change, one.get('DR'), other.get('DR'))) explain(change, other.get('DR'), 'form');
  for (const added of listed(change, 'Fields', one, other, 'de lijst van velden')) judgeNewField(change, added);
}

function judgeSecurity(change: Change, from: Dict, to: Dict): void {
  const value = to.get('DSS');
  if (value === undefined && from.get('DSS') === undefined) return;
  explain(change, value, 'security');
  // What was added for it may be replaced; nothing but it can point there.
  for (const [number, role] of change.roles)
    if (role === 'security' && change.revision.objects.has(number)) {
      change.explained.add(number);
      explain(change, change.after.get(number), 'security');
    }
}

function judgeMetadata(change: Change, from: Dict, to: Dict): void {
  const slot = slotOf(change, 'Metadata', from, to, 'about');
  if (!slot || (isSame(slot.before, slot.after) && !slot.isNew)) return;
  change.isMore = true;
  if (!mayDescribe(slot.before, slot.after))
    object(change, 'inhoud-gewijzigd', 'De gegevens over het document (titel, norm) zijn gewijzigd.');
}
