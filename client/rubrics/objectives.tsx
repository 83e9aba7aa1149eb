/** Rubric 2, doelstellingen. */
import { numberOf, numbersOf } from '../../model/numbering.ts';
import type { Agreement } from '../../model/agreement.ts';
import { THEMES } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { RichField } from '../text/rich-field.tsx';
import { useDesk, useMayWrite, useSession } from '../sync/context.tsx';
import { useRecords } from '../sync/hooks.ts';
import { recordAt, rootAt } from '../sync/spot.ts';
import { sameJson, useSelect } from '../sync/store.ts';
import { jumpTo } from '../sync/jump.ts';
import { useRecordEdits } from './edits.ts';
import { RecordFrame, type RecordViewProps } from './record.tsx';
import { AddButton, Section } from './section.tsx';

/** The rubric. */
export function Objectives() {
  const at = rootAt(useSession().doc);
  const entries = useRecords(at.place.list('doelstellingen'));
  const edits = useRecordEdits(at, 'doelstellingen');
  const mayWrite = useMayWrite();
  return (
    <Section part="doelstellingen">
      {entries.length === 0 ? (
        <p className="stil">
          Nog geen doelstellingen. Bepaal samen wat er tegen het einde van de looptijd anders moet zijn.
        </p>
      ) : null}
      {entries.map(({ id, record }, nth) => (
        <Objective
          key={id}
          id={id}
          nth={nth}
          at={recordAt('/doelstellingen', id, record)}
          edits={edits}
          last={nth === entries.length - 1}
        />
      ))}
      {mayWrite ? <AddButton onPress={() => edits.add({}, 'titel')}>Doelstelling toevoegen</AddButton> : null}
    </Section>
  );
}

function Objective({ id, nth, at, edits, last }: RecordViewProps) {
  const { library } = useDesk();
  const number = numberOf('doelstellingen', nth);
  const frame = library.template?.centraalKader ?? [];
  return (
    <RecordFrame
      id={id}
      pad={at.pad}
      number={number}
      what={`Doelstelling ${number}`}
      edits={edits}
      first={nth === 0}
      last={last}
    >
      <TextField
        at={at}
        path="titel"
        label={`Titel van ${number}`}
        empty="Geef de doelstelling een titel"
        wanted
        className="stuk-titel"
      />
      <div className="feiten">
        <ChoiceField at={at} path="thema" label="Thema" options={THEMES} empty="kies een thema" short />
        {frame.length > 0 ? (
          <ChoiceField
            at={at}
            path="centraalKader"
            label="centraal kader"
            options={frame.map((item) => ({ id: item.id, naam: item.titel, kort: item.titel }))}
            empty="eigen doelstelling"
            className="lang"
          />
        ) : null}
        <Bearers id={id} />
      </div>
      <RichField
        at={at}
        path="omschrijving"
        label={`Omschrijving van ${number}`}
        empty="Schrijf wat de partners samen willen bereiken."
        wanted
      />
    </RecordFrame>
  );
}

interface Bearer {
  readonly pad: string;
  readonly nr: string;
}

/** Which acties serve the doelstelling and which indicatoren measure it. */
function Bearers({ id }: { id: string }) {
  const session = useSession();
  const { serving, measuring } = useSelect(
    session.judged,
    (judged) => (judged.kind === 'gelezen' ? bearersOf(judged.agreement, id) : NONE),
    sameJson,
  );
  return (
    <>
      <Links text="gediend door" empty="nog geen actie" links={serving} />
      <Links text="gemeten door" empty="nog geen indicator" links={measuring} />
    </>
  );
}

const NONE: { serving: Bearer[]; measuring: Bearer[] } = { serving: [], measuring: [] };

function bearersOf(agreement: Agreement, id: string): { serving: Bearer[]; measuring: Bearer[] } {
  const numbers = numbersOf(agreement);
  const acties = agreement.acties.filter(({ doelstellingen }) => doelstellingen.includes(id));
  const measured = new Set([id, ...acties.map((actie) => actie.id)]);
  const named = (list: 'acties' | 'indicatoren', records: readonly { id: string }[]): Bearer[] =>
    records.map((record) => ({ pad: `/${list}/${record.id}`, nr: numbers.get(record.id) ?? '' }));
  return {
    serving: named('acties', acties),
    measuring: named(
      'indicatoren',
      agreement.indicatoren.filter(({ koppeling }) => koppeling !== undefined && measured.has(koppeling)),
    ),
  };
}

function Links({ text, empty, links }: { text: string; empty: string; links: readonly Bearer[] }) {
  return (
    <span className="feit">
      <span className="feit-naam">{text}</span>
      {links.length === 0 ? <span className="ontbreekt">{empty}</span> : null}
      {links.map(({ pad, nr }) => (
        <button key={pad} type="button" className="verwijzing" onClick={() => jumpTo(pad)}>
          {nr}
        </button>
      ))}
    </span>
  );
}
