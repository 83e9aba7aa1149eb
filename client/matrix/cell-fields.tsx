/** The fields of one cell or of several at once. For several, only what is touched changes, in one step. */
import { writeCells, type CellContent } from '../../model/cells.ts';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/value-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { cellAt } from '../sync/spot.ts';
import { OthersInside } from '../together/inside.tsx';
import { inOneStep } from './clipboard.ts';
import { ContactChoice } from './contact-choice.tsx';
import { ManyDays, ManyText } from './many.tsx';
import { PartyRoles } from './party-roles.tsx';
import { Spread } from './spread.tsx';
import { useCells } from './stores.ts';
import { Tri } from './tri.tsx';

/** What the parts of the editor share. */
export interface CellsProps {
  /** The cells that are in scope: what is filled in goes there. */
  readonly names: readonly string[];
  readonly cells: readonly CellContent[];
  /** The path of the active cell, by which others see where one is. */
  readonly pad: string;
}

/** The whole editor. */
export function CellFields({ names, active }: { names: readonly string[]; active: string }) {
  const { doc } = useSession();
  const cells = useCells(names);
  const { pad } = cellAt(doc, active);
  const open = names.filter((_, nth) => cells[nth]?.vanToepassing === true);
  const shared: CellsProps = { names: open, cells: cells.filter(({ vanToepassing }) => vanToepassing), pad };
  return (
    <div className="cel-velden met-anderen" data-pad={pad}>
      <Scope names={names} count={open.length} pad={pad} />
      {open.length === 0 ? null : (
        <>
          {open.length < names.length ? (
            <p className="stil">Wat u invult, geldt voor de {open.length} cellen binnen de overeenkomst.</p>
          ) : null}
          <PartyRoles {...shared} />
          <ContactChoice {...shared} />
          {open.length === 1 ? <One name={open[0] ?? active} /> : <Many {...shared} />}
          {names.length === 1 ? <Spread name={active} /> : null}
        </>
      )}
      <OthersInside key={pad} />
    </div>
  );
}

function Scope({ names, count, pad }: { names: readonly string[]; count: number; pad: string }) {
  const session = useSession();
  const mayWrite = useMayWrite();
  const set = (vanToepassing: boolean): void =>
    inOneStep(session, () =>
      writeCells(
        session.doc,
        names.map((name) => ({ name, change: { vanToepassing } })),
      ),
    );
  return (
    <label className="vink">
      <Tri count={count} of={names.length} disabled={!mayWrite} pad={`${pad}/vanToepassing`} onSet={set} />
      <span>
        {names.length === 1 ? 'Valt' : 'Vallen'} binnen deze overeenkomst
        {count > 0 && count < names.length ? <i className="verschillend"> verschillend</i> : null}
      </span>
    </label>
  );
}

/** One cell: two people can write in it at once, letter by letter. */
function One({ name }: { name: string }) {
  const { doc } = useSession();
  const at = cellAt(doc, name);
  return (
    <>
      <div data-veld="antwoordtermijn">
        <NumberField
          at={at}
          path="antwoordtermijn"
          label="Antwoord binnen (werkdagen)"
          empty="aantal"
          soort="aantal"
          className="blok"
        />
      </div>
      <div data-veld="afspraak">
        <TextField
          key={at.pad}
          at={at}
          path="afspraak"
          label="Afspraak"
          labelled
          empty="Wat spreken de partners concreet af?"
          lines="meer"
          className="blok"
        />
      </div>
    </>
  );
}

function Many(props: CellsProps) {
  return (
    <>
      <ManyDays {...props} />
      <ManyText {...props} />
    </>
  );
}
