/** A new agreement from what someone filled in: template, parties, term. */
import type { Agreement, Party } from '../../model/agreement.ts';
import { isDay } from '../../model/day.ts';
import { localParty, startAgreement, vdabParty, type Municipality, type Template } from '../../model/library.ts';
import type { Library } from '../library/library.ts';
import { freshId } from './ids.ts';

export const LOCAL_KINDS = ['gemeente', 'ocmw', 'lokaal-bestuur'] as const;
type LocalKind = (typeof LOCAL_KINDS)[number];

/** The body of POST /api/overeenkomsten. */
export interface StartRequest {
  readonly sjabloon: string;
  readonly partijen: readonly { readonly nis: string; readonly soort: LocalKind }[];
  readonly looptijd: { readonly start: string; readonly einde: string };
  readonly regiegebied?: string;
  readonly referentieregio?: string;
}

export type Started =
  { readonly ok: true; readonly agreement: Agreement } | { readonly ok: false; readonly boodschap: string };
const refuse = (boodschap: string): Started => ({ ok: false, boodschap });

/** Makes the agreement, or says in Dutch why not. VDAB is the first party, always. */
export function start(library: Library, request: StartRequest): Started {
  const template = library.templates.find(({ id }) => id === request.sjabloon);
  if (!template) return refuse(`Het sjabloon «${request.sjabloon}» bestaat niet. Kies er een uit de lijst.`);
  const wrong =
    wrongTerm(template, request.looptijd) ?? wrongParties(library, request) ?? wrongRegion(library, request);
  if (wrong) return refuse(wrong);
  return { ok: true, agreement: compose(library, template, request) };
}

function compose(library: Library, template: Template, request: StartRequest): Agreement {
  const local = request.partijen.flatMap(({ nis, soort }): Party[] => {
    const place = municipality(library, nis);
    return place ? [localParty(freshId('p'), place, soort)] : [];
  });
  return startAgreement({
    template,
    parties: [vdabParty(freshId('p')), ...local],
    term: request.looptijd,
    ...(request.regiegebied ? { regiegebied: request.regiegebied } : {}),
    ...(request.referentieregio ? { referentieregio: request.referentieregio } : {}),
  });
}

const municipality = (library: Library, nis: string): Municipality | undefined =>
  library.municipalities.find((place) => place.nis === nis);

function wrongTerm(
  { looptijd, naam }: Template,
  { start: from, einde: until }: StartRequest['looptijd'],
): string | null {
  for (const day of [from, until]) if (!isDay(day)) return `«${day}» is geen bestaande dag. Schrijf JJJJ-MM-DD.`;
  if (from >= until) return 'De looptijd eindigt voor ze begint. Kies een latere einddatum.';
  if (from < looptijd.start) return `Met het sjabloon «${naam}» begint de looptijd ten vroegste op ${looptijd.start}.`;
  if (until > looptijd.einde) return `Met het sjabloon «${naam}» eindigt de looptijd ten laatste op ${looptijd.einde}.`;
  return null;
}

function wrongParties(library: Library, { partijen }: StartRequest): string | null {
  const seen = new Map<string, LocalKind[]>();
  for (const { nis, soort } of partijen) {
    const place = municipality(library, nis);
    if (!place) return `Er is geen gemeente met NIS-code «${nis}». Kies een gemeente uit de lijst.`;
    const kinds = seen.get(nis) ?? [];
    if (kinds.some((kind) => overlap(kind, soort)))
      return `${place.naam} staat twee keer bij de partijen. Haal een van beide weg.`;
    seen.set(nis, [...kinds, soort]);
  }
  return null;
}

/** A lokaal bestuur is gemeente and OCMW together; those two apart are two parties. */
const overlap = (a: LocalKind, b: LocalKind): boolean => a === b || a === 'lokaal-bestuur' || b === 'lokaal-bestuur';

function wrongRegion(library: Library, { referentieregio }: StartRequest): string | null {
  if (referentieregio === undefined || referentieregio === '') return null;
  if (library.regions.some(({ id }) => id === referentieregio)) return null;
  return `De referentieregio «${referentieregio}» bestaat niet. Kies er een uit de lijst.`;
}
