/** The words at a place of an agreement: of a field, or of all that a record holds. */
import type { Agreement } from '../../model/agreement.ts';
import { plainText, type RichText } from '../../model/rich-text.ts';
import { nameOf, TARGET_GROUPS } from '../../model/terms.ts';

type Data = Readonly<Record<string, unknown>>;
/** What is no word of a record: who it is, and where it came from. */
const SILENT = new Set(['id', 'herkomst', 'catalogus', 'nis', 'kbo', 'kboOcmw']);

/** The words at a path (sync/spot.ts); a record that is referred to is called by its name. Empty where there are none. */
export function wordsAt(agreement: Agreement | null, pad: string): string {
  if (!agreement) return '';
  return wordsOf(valueAt(agreement, pad.split('/').slice(1)), namesIn(agreement)).trim();
}

function valueAt(here: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return here;
  if (!Array.isArray(here)) return isData(here) ? valueAt(here[step], rest) : undefined;
  const items = here.filter(isData);
  const byId = items.find(({ id }) => id === step);
  if (byId) return valueAt(byId, rest);
  const [domain, ...deeper] = rest;
  return valueAt(
    items.find(({ doelgroep, vlak }) => doelgroep === step && vlak === domain),
    deeper,
  );
}

function wordsOf(value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (typeof value === 'number') return value.toLocaleString('nl-BE');
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (Array.isArray(value)) return lines(value.map((item: unknown) => wordsOf(item, names)));
  if (!isData(value)) return '';
  if (value['type'] === 'doc') return plainText(value as unknown as RichText);
  const told = Object.entries(value).filter(([name, part]) => !SILENT.has(name) && typeof part !== 'boolean');
  return lines(told.map(([, part]) => wordsOf(part, names)));
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** What each record is called, and each target group. */
function namesIn(agreement: Agreement): Map<string, string> {
  const names = new Map(TARGET_GROUPS.map(({ id }) => [id as string, nameOf(TARGET_GROUPS, id)]));
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isData(value)) {
      const { id, naam, titel } = value;
      const name = [naam, titel].find((one) => typeof one === 'string' && one !== '');
      if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
      Object.values(value).forEach(walk);
    }
  };
  walk(agreement);
  return names;
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
