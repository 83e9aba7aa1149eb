/** Unsent text on this device that belongs to no agreement on the server any more: kept until someone decides. */
import { useEffect, useState } from 'react';
import { usePerson } from '../api/person.tsx';
import { leftovers } from '../device/copy.ts';
import { dropCopy, type CopyRow } from '../device/registry.ts';
import { Discard } from './discard.tsx';
import { downloadCopy } from './download.ts';
import { momentOf } from './saying.ts';

/** The copies of this id that are not of the agreement made at `created` (null: that are of none). */
export function Leftovers({ id, created }: { id: string; created: string | null }) {
  const person = usePerson().me?.id ?? '';
  const [rows, setRows] = useState<readonly CopyRow[]>([]);
  useEffect(() => {
    let current = true;
    void leftovers(person, id, created).then((found) => current && setRows(found));
    return () => {
      current = false;
    };
  }, [person, id, created]);
  return rows.map((row) => (
    <Leftover
      key={row.naam}
      row={row}
      isOther={created !== null}
      gone={() => setRows(rows.filter((other) => other !== row))}
    />
  ));
}

/** `isOther`: the server has another agreement under this id now. */
function Leftover({ row, isOther, gone }: { row: CopyRow; isOther: boolean; gone: () => void }) {
  const [failed, setFailed] = useState(false);
  const title = row.titel || 'Overeenkomst zonder titel';
  return (
    <section className="melding" aria-label="Niet-verstuurde tekst op dit toestel">
      <div>
        <p>
          <b>Op dit toestel staat nog tekst die nooit verstuurd is.</b>{' '}
          {isOther
            ? `Ze hoort bij een eerdere versie van deze overeenkomst («${title}»), die niet meer op de server staat. Ze wordt nergens mee vermengd: download ze om over te nemen wat u wilt houden.`
            : `Ze hoort bij «${title}», waar u niet bij kunt. Wordt dat weer mogelijk, dan gaat ze mee zodra u de overeenkomst opent; download ze om te houden wat u schreef.`}
        </p>
        <p className="stil">Laatste contact {momentOf(row.gezien, new Date())}.</p>
        {failed ? <p role="alert">De kopie kan niet gelezen worden. Ze blijft staan.</p> : null}
        <Choice
          save={() => void downloadCopy(row.naam, `${title} (niet verstuurd)`).then((done) => setFailed(!done))}
          discard={() => void dropCopy(row.naam).then(gone)}
        />
      </div>
    </section>
  );
}

/** Downloading, and throwing away, which is asked twice. */
export function Choice({ save, discard }: { save: () => void; discard?: (() => void) | undefined }) {
  return (
    <div className="antwoord-rij">
      <button type="button" className="knop go" onClick={save}>
        Mijn tekst downloaden
      </button>
      {discard ? <Discard discard={discard} /> : null}
    </div>
  );
}
