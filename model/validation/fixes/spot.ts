/** From a JSON Pointer to the field it names: what holds it, and what it is. */
import { AGREEMENT, cellName, type Agreement } from '../../agreement.ts';
import type { Field, Fields } from '../../shape.ts';
import type { Owner } from '../fix.ts';

export interface FieldSpot {
  readonly bij: Owner;
  /** Dotted path within the owner. */
  readonly veld: string;
  readonly kind: Field['kind'];
  /** What the pointer leads to, as the agreement reads now. */
  readonly value: unknown;
}

interface Step {
  readonly bij: Owner;
  readonly fields: Fields;
  readonly prefix: string;
  readonly data: Readonly<Record<string, unknown>>;
}
const ROOT: Owner = { soort: 'overeenkomst' };

/** The field; null where the pointer ends at a record or leads nowhere. */
export function spotOf(pointer: string, agreement: Agreement): FieldSpot | null {
  return follow(pointer.split('/').slice(1), { bij: ROOT, fields: AGREEMENT, prefix: '', data: agreement });
}

function follow([name, ...rest]: readonly string[], step: Step): FieldSpot | null {
  const field = name === undefined ? undefined : step.fields[name];
  if (name === undefined || !field) return null;
  const value = step.data[name];
  const veld = step.prefix + name;
  const inside = (bij: Owner, fields: Fields, prefix: string, data: unknown): Step => ({
    bij,
    fields,
    prefix,
    data: (data ?? {}) as Step['data'],
  });
  const [nth, ...further] = rest;
  switch (field.kind) {
    case 'group':
      return follow(rest, inside(step.bij, field.fields, `${veld}.`, value));
    case 'list': {
      const item = nth === undefined ? undefined : (value as readonly { id: string }[])[Number(nth)];
      return item ? follow(further, inside(within(step.bij, veld, item.id), field.fields, '', item)) : null;
    }
    case 'cells': {
      const cell = nth === undefined ? undefined : (value as Agreement['taakverdeling']['taken'])[Number(nth)];
      return cell ? follow(further, inside({ soort: 'cel', naam: cellName(cell) }, field.fields, '', cell)) : null;
    }
    default:
      return { bij: step.bij, veld, kind: field.kind, value };
  }
}

const within = (bij: Owner, list: string, id: string): Owner => ({
  soort: 'stuk',
  stappen: [...(bij.soort === 'stuk' ? bij.stappen : []), [list, id]],
});
