/** Renewing an agreement: the proposed term, what is taken along, and on to the new one. */
import { useState, type FormEvent } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { legislatureOf, nextTerm, wrongRenewalTerm, type Term } from '../../model/term.ts';
import { post } from '../api/http.ts';
import type { AgreementRow } from '../api/places.ts';
import { dateInFigures, parseDate } from '../fields/dutch.ts';
import { navigate } from '../router.tsx';
import { pathOf, titleOf } from './row.tsx';
import { Submit } from './submit.tsx';

interface RenewProps {
  readonly row: AgreementRow;
  readonly close: () => void;
}

/** The dialog. */
export function RenewDialog({ row, close }: RenewProps) {
  return (
    <ModalOverlay className="waas" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="blad">
        <Dialog className="blad-inhoud vraag">
          <Heading slot="title" className="vraag-kop">
            Verlengen voor de volgende legislatuur
          </Heading>
          <p className="vraag-over">{titleOf(row)}</p>
          <Form row={row} close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Form({ row, close }: RenewProps) {
  const proposed = nextTerm(row.looptijd, row.legislatuur);
  const [start, setStart] = useState(dateInFigures(proposed.start));
  const [einde, setEinde] = useState(dateInFigures(proposed.einde));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const from = parseDate(start);
  const renew = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const term = termOf(start, einde);
    const wrong = term ? wrongRenewalTerm(term, row.looptijd) : 'Schrijf twee bestaande dagen, bijvoorbeeld 1/1/2031.';
    setTrouble(wrong);
    if (wrong) return;
    setBusy(true);
    const made = await post<{ id: string }>(`/api${pathOf(row.id)}/verlenging`, { looptijd: term });
    setBusy(false);
    if (made.ok) navigate(pathOf(made.value.id));
    else setTrouble(made.boodschap);
  };
  return (
    <form className="verleng" onSubmit={(event) => void renew(event)} noValidate>
      <div className="twee">
        <Day id="verleng-start" label="Van" value={start} set={setStart} isFirst />
        <Day id="verleng-einde" label="Tot uiterlijk" value={einde} set={setEinde} />
      </div>
      <p className="stil">{from ? `Legislatuur ${legislatureOf(from)}.` : 'Nog geen begindag.'}</p>
      {trouble ? (
        <p className="fout-hint" role="alert">
          {trouble}
        </p>
      ) : null}
      <p>
        Er komt een nieuwe overeenkomst bij; deze blijft zoals ze is. Partijen, teksten, doelstellingen, acties,
        taakverdeling, indicatoren en overleg gaan mee.
      </p>
      <p>
        Opnieuw af te spreken, en daarom leeg: dagen buiten de nieuwe looptijd, nulmetingen en hun streefcijfers, de
        cijfers van de omgevingsanalyse en de mandaten.
      </p>
      <div className="formulier-voet">
        <Submit busy={busy}>{busy ? 'Wordt verlengd…' : 'Verlengen'}</Submit>
        <button type="button" className="knop" onClick={close}>
          Annuleren
        </button>
      </div>
    </form>
  );
}

function termOf(start: string, einde: string): Term | null {
  const [from, until] = [parseDate(start), parseDate(einde)];
  return from && until ? { start: from, einde: until } : null;
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly isFirst?: boolean;
}

function Day({ id, label, value, set, isFirst = false }: DayProps) {
  return (
    <div className="veld">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="invoer"
        value={value}
        autoFocus={isFirst}
        inputMode="numeric"
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
}
