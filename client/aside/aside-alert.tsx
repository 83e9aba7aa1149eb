/** What this person wrote that is not in the text that was laid down: what it is, and what to do with it. */
import { wordDiff } from '../../model/word-diff.ts';
import { isLaidDown, type Status } from '../../model/access.ts';
import { Discard } from '../agreement/discard.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { useStore } from '../sync/store.ts';
import { togetherOf } from '../together/state.ts';
import { useNumbers } from '../together/stepper.tsx';
import { changeInWords } from '../together/words.ts';
import { Words } from '../words.tsx';
import type { Entry } from './entries.ts';
import { useEntries } from './use-entries.ts';

/** Shown as long as there is any. */
export function AsideAlert() {
  const session = useSession();
  const entries = useEntries(session);
  const status = useStore(session.status);
  const may = useMayWrite();
  if (entries.length === 0) return null;
  return (
    <section className="melding opzij" aria-label="Wat niet in de vastgelegde tekst zit">
      <p>
        <b>{howMany(entries.length)} niet in de vastgelegde tekst.</b> {explained(status, entries.length, may)}
      </p>
      <details>
        <summary>{entries.length === 1 ? 'Toon ze' : 'Toon ze een voor een'}</summary>
        <List entries={entries} />
      </details>
      <Choices entries={entries} />
    </section>
  );
}

const howMany = (count: number): string =>
  count === 1 ? '1 wijziging van u zit' : `${count} wijzigingen van u zitten`;

function explained(status: Status, count: number, may: boolean): string {
  const one = count === 1;
  if (!isLaidDown(status) && !may) return 'De tekst is weer open, maar u leest nu mee: kopieer wat u wilt houden.';
  if (!isLaidDown(status))
    return `De tekst is weer open: voeg ze toe, of gooi ze weg. Tot dan ${one ? 'blijft' : 'blijven'} ze op dit toestel.`;
  const kept = one
    ? 'Ze kwam te laat binnen en is op dit toestel bewaard, ook na herladen.'
    : 'Ze kwamen te laat binnen en zijn op dit toestel bewaard, ook na herladen.';
  return status === 'ter-ondertekening' ? `${kept} Gaat de tekst weer open, dan kunt u ze toevoegen.` : kept;
}

function List({ entries }: { entries: readonly Entry[] }) {
  const inWords = useWords();
  return (
    <ul className="opzij-lijst">
      {entries.map((entry) => (
        <li key={entry.change.pad}>
          <button type="button" className="verwijzing" onClick={() => jumpTo(entry.change.pad)}>
            {inWords(entry)}
          </button>
          {entry.voor === entry.na ? (
            <p className="stil">De woorden zijn dezelfde: alleen de opmaak of de plaats verandert.</p>
          ) : (
            <Words before={entry.voor} after={entry.na} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where an entry is and what happens there. */
function useWords(): (entry: Entry) => string {
  const numbers = useNumbers();
  const { names } = togetherOf(useSession());
  return ({ change }) => changeInWords(change, numbers, names);
}

function Choices({ entries }: { entries: readonly Entry[] }) {
  const { aside, notice } = useSession();
  const may = useMayWrite();
  const inWords = useWords();
  const say = (text: string, undoable = false): void => notice.set({ text, undoable });
  const add = (): void => {
    void aside.add();
    say('Toegevoegd aan de tekst.', true);
    const [first] = entries;
    if (first) jumpTo(first.change.pad);
  };
  const copy = async (): Promise<void> => {
    const text = entries.map((entry) => `${inWords(entry)}\n${writtenIn(entry)}`).join('\n\n');
    await navigator.clipboard.writeText(text).then(
      () => say('Uw woorden zijn gekopieerd.'),
      () => say('Kopiëren lukte niet. Selecteer de woorden in de lijst en kopieer ze daar.'),
    );
  };
  const discard = async (): Promise<void> => {
    if (!(await aside.discard())) say('Ze konden niet weggegooid worden. Herlaad de pagina en probeer opnieuw.');
  };
  return (
    <div className="antwoord-rij">
      {may ? (
        <button type="button" className="knop go" onClick={add}>
          Toevoegen
        </button>
      ) : null}
      <button type="button" className="knop" onClick={() => void copy()}>
        Woorden kopiëren
      </button>
      <Discard discard={() => void discard()} />
    </div>
  );
}

/** The words that were written there, without what stood around them. */
function writtenIn({ voor, na }: Entry): string {
  const pieces = wordDiff(voor, na).map(({ soort, tekst }) => (soort === 'nieuw' ? tekst : '\u0000'));
  return pieces
    .join('')
    .split(/\0+/)
    .filter((piece) => piece.trim() !== '')
    .join(' … ');
}
