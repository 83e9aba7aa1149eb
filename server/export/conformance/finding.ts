/** What the gate says of a file. Rule ids and field names are public: `npm run so -- check --json` shows them. */

/** A fault and where it stands; a rule only knows this. */
export interface Fault {
  /** A Dutch sentence: what is wrong. */
  readonly boodschap: string;
  /** The object, as in the file: "12 0 R". */
  readonly object?: string;
  /** Counted from 1. */
  readonly pagina?: number;
}

export interface Finding extends Fault {
  readonly regel: string;
}

/** One line of Dutch with its rule and place. */
export function findingLine({ regel, boodschap, object, pagina }: Finding): string {
  const place = [pagina === undefined ? '' : `pagina ${pagina}`, object === undefined ? '' : `object ${object}`];
  const known = place.filter((part) => part !== '').join(', ');
  return `[${regel}] ${boodschap}${known === '' ? '' : ` (${known})`}`;
}
