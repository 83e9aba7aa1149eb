/** The contact person of an actie: chosen from the parties' people, or added to a party right here. */
import { readMembers } from '../../model/read.ts';
import { addContactFor } from '../../model/people.ts';
import type { Referable } from '../../model/find-reference.ts';
import { RefField } from '../fields/ref-field.tsx';
import { useSession } from '../sync/context.tsx';
import type { Option } from '../sync/options.ts';
import type { At } from '../sync/spot.ts';
import { newId } from './ids.ts';

const NEW = 'nieuw:';

/** The picker. */
export function ContactField({ at }: { at: At }) {
  const { doc, history, options, notice } = useSession();
  const extra = (typed: string): readonly Referable[] =>
    typed.length < 2
      ? []
      : involvedFirst(at, options.partijen.get()).map(({ id, kort }) => ({
          id: NEW + id,
          kort: '',
          naam: `Nieuwe contactpersoon «${typed}» bij ${kort}`,
        }));
  const addNew = (id: string, typed: string): boolean => {
    if (!id.startsWith(NEW)) return false;
    const partij = id.slice(NEW.length);
    history.pause();
    const added = addContactFor(doc, at.place, 'contactpersoon', { id: newId('con'), naam: typed, partij });
    history.pause();
    const where = options.partijen.get().find((party) => party.id === partij)?.kort ?? '';
    notice.set(
      added
        ? { text: `${typed} is nu contactpersoon bij ${where}. Vul daar ook een e-mailadres in.`, undoable: true }
        : { text: 'Die partij is intussen verwijderd. Kies een andere.', undoable: false },
    );
    return true;
  };
  return (
    <RefField
      at={at}
      path="contactpersoon"
      label="Contactpersoon"
      word="contact"
      source="contactpersonen"
      empty="kies een contactpersoon"
      none="Typ de naam om een nieuwe contactpersoon toe te voegen."
      extra={extra}
      onExtra={addNew}
    />
  );
}

/** The lead and the partners of the actie, then the other parties. */
function involvedFirst({ place }: At, parties: readonly Option[]): readonly Option[] {
  const involved = [place.value('trekker'), ...readMembers(place, 'partners')];
  const rank = ({ id }: Option): number => (involved.includes(id) ? involved.indexOf(id) : involved.length);
  return [...parties].sort((a, b) => rank(a) - rank(b));
}
