/** One field that differs from the newest version, word by word. */
import type { CopiedField, Difference } from '../../model/inspiration-update.ts';
import type { Copied } from '../../model/library.ts';
import { plainText, type RichText } from '../../model/rich-text.ts';
import { DOMAINS, INSTRUMENTS, nameOf, TARGET_GROUPS } from '../../model/terms.ts';
import { Words } from '../words.tsx';

export const FIELD_NAMES: Readonly<Record<CopiedField, string>> = {
  titel: 'Titel',
  omschrijving: 'Omschrijving',
  algemeen: 'Voor iedereen',
  doelgroepen: 'Doelgroepen',
  vlakken: 'Vlakken',
  instrumenten: 'Instrumenten',
  anderePartners: 'Andere partners',
  mensen: 'Mensen',
};

interface ChangeProps {
  readonly difference: Difference;
  readonly taken: boolean;
  /** Absent for who only reads. */
  readonly choose: ((taken: boolean) => void) | undefined;
}

/** The field, who changed it, and what taking over does to it. */
export function Change({ difference, taken, choose }: ChangeProps) {
  const { veld, door, basis, hier, nieuw, verlies } = difference;
  const name = <strong>{FIELD_NAMES[veld]}</strong>;
  return (
    <li className={verlies ? 'verlies' : ''}>
      <label className="vink">
        {choose ? <input type="checkbox" checked={taken} onChange={(event) => choose(event.target.checked)} /> : null}
        <span>
          {name} <small>{explain(difference)}</small>
        </span>
      </label>
      <Words label={verlies ? 'Overnemen geeft' : ''} before={wordsOf(veld, hier)} after={wordsOf(veld, nieuw)} />
      {door === 'beide' && basis !== undefined ? (
        <details>
          <summary>Wat hier zelf aangepast is</summary>
          <Words label="" before={wordsOf(veld, basis)} after={wordsOf(veld, hier)} />
        </details>
      ) : null}
    </li>
  );
}

function explain({ door, verlies }: Difference): string {
  switch (door) {
    case 'set':
      return 'gewijzigd in de set';
    case 'beide':
      return verlies
        ? 'gewijzigd in de set, maar ook hier aangepast: overnemen vervangt uw tekst'
        : 'gewijzigd in de set en hier; uw aanpassing blijft staan';
    case 'onbekend':
      return 'verschilt van de set: overnemen vervangt wat hier staat';
    case 'hier':
      return 'alleen hier aangepast';
  }
}

/** A value as it reads. */
function wordsOf(field: CopiedField, value: Copied[CopiedField]): string {
  switch (field) {
    case 'titel':
    case 'anderePartners':
    case 'mensen':
      return value as string;
    case 'omschrijving':
      return plainText(value as RichText);
    case 'algemeen':
      return value === true ? 'ja' : 'nee';
    case 'doelgroepen':
      return (value as string[]).map((id) => nameOf(TARGET_GROUPS, id)).join('\n');
    case 'vlakken':
      return (value as string[]).map((id) => nameOf(DOMAINS, id)).join('\n');
    case 'instrumenten':
      return (value as string[]).map((id) => nameOf(INSTRUMENTS, id)).join('\n');
  }
}
