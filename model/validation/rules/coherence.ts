/** Rules of the format itself (strength concept): ids are unique, references resolve, the matrix is whole. */
import { CELL_KEYS, cellName, type Agreement } from '../../agreement.ts';
import type { Finding } from '../rule.ts';

/** No id stands twice in the file. Works on any of the formats: every array item with an `id` counts. */
export function uniekeIds(data: unknown): Finding[] {
  const seen = new Map<string, string>();
  return itemsWithId(data, '').flatMap(({ id, pad }) => {
    const first = seen.get(id);
    seen.set(id, first ?? pad);
    if (first === undefined) return [];
    return [
      {
        pad: `${pad}/id`,
        ernst: 'fout' as const,
        boodschap: `De sleutel «${id}» staat ook op ${first}. Geef een van beide een andere sleutel.`,
      },
    ];
  });
}

function itemsWithId(value: unknown, pad: string): { id: string; pad: string }[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, nth) => {
      const here = `${pad}/${nth}`;
      const own = isRecord(item) && typeof item['id'] === 'string' ? [{ id: item['id'], pad: here }] : [];
      return [...own, ...itemsWithId(item, here)];
    });
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => itemsWithId(child, `${pad}/${key}`));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every reference points to a record that is there. */
export function verwijzingenBestaan(agreement: Agreement): Finding[] {
  const parties = idsOf(agreement.partijen);
  const contacts = idsOf(agreement.partijen.flatMap(({ contactpersonen }) => contactpersonen));
  const objectives = idsOf(agreement.doelstellingen);
  const measured = new Set([...objectives, ...idsOf(agreement.acties)]);
  return [
    ...agreement.acties.flatMap((actie, nth) => [
      ...dangling(actie.doelstellingen, objectives, `/acties/${nth}/doelstellingen`, 'doelstelling'),
      ...dangling(actie.partners, parties, `/acties/${nth}/partners`, 'partij'),
      ...danglingOne(actie.trekker, parties, `/acties/${nth}/trekker`, 'partij'),
      ...danglingOne(actie.contactpersoon, contacts, `/acties/${nth}/contactpersoon`, 'contactpersoon'),
    ]),
    ...agreement.taakverdeling.taken.flatMap((taak, nth) => [
      ...dangling(taak.aanZet, parties, `/taakverdeling/taken/${nth}/aanZet`, 'partij'),
      ...dangling(taak.betrokken, parties, `/taakverdeling/taken/${nth}/betrokken`, 'partij'),
      ...dangling(taak.contactpersonen, contacts, `/taakverdeling/taken/${nth}/contactpersonen`, 'contactpersoon'),
    ]),
    ...agreement.indicatoren.flatMap(({ koppeling }, nth) =>
      danglingOne(koppeling, measured, `/indicatoren/${nth}/koppeling`, 'doelstelling of actie'),
    ),
  ];
}

const idsOf = (records: readonly { id: string }[]): Set<string> => new Set(records.map(({ id }) => id));

function dangling(ids: readonly string[], known: ReadonlySet<string>, pad: string, what: string): Finding[] {
  return ids.flatMap((id, nth) => danglingOne(id, known, `${pad}/${nth}`, what));
}

function danglingOne(id: string | undefined, known: ReadonlySet<string>, pad: string, what: string): Finding[] {
  if (id === undefined || known.has(id)) return [];
  return [
    {
      pad,
      ernst: 'fout',
      boodschap: `Hier staat een verwijzing naar ${what} «${id}», die niet in het bestand voorkomt. Haal de verwijzing weg of voeg ze toe.`,
    },
  ];
}

/** The taakverdeling holds each of the 40 cells once, group by group in the fixed order. */
export function volledigeMatrix({ taakverdeling }: Agreement): Finding[] {
  return CELL_KEYS.flatMap((key, nth) => {
    const found = taakverdeling.taken[nth];
    if (found && cellName(found) === cellName(key)) return [];
    return [
      {
        pad: `/taakverdeling/taken/${nth}`,
        ernst: 'fout' as const,
        boodschap: `Op deze plaats hoort de cel ${cellName(key)}. Zet de 40 cellen in de vaste volgorde.`,
      },
    ];
  });
}
