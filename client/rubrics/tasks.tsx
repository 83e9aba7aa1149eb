/** Rubric 4, taakverdeling: the explanation and the matrix. */
import { cellName } from '../../model/agreement.ts';
import { fillCells, LOCAL_EDIT } from '../../model/edit.ts';
import { readMembers } from '../../model/read.ts';
import { cellPlace } from '../../model/place.ts';
import { RichField } from '../text/rich-field.tsx';
import { Matrix } from '../matrix/matrix.tsx';
import { startAssignments } from '../matrix/start.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { rootAt } from '../sync/spot.ts';
import { AddButton, Section } from './section.tsx';

/** The rubric. */
export function Tasks() {
  const session = useSession();
  const at = rootAt(session.doc);
  const mayWrite = useMayWrite();
  return (
    <Section part="taakverdeling">
      <RichField
        at={at}
        path="taakverdeling.toelichting"
        label="Toelichting bij de taakverdeling"
        empty="Licht toe hoe de partners de taken verdelen."
      />
      <div className="uitbreken">
        <Matrix />
        {mayWrite ? <StartOffer /> : null}
      </div>
    </Section>
  );
}

/** Offers the starting assignment for what is still empty. */
function StartOffer() {
  const { doc, options, history, notice } = useSession();
  const fill = (): void => {
    const isOpen = (key: { doelgroep: string; vlak: string }): boolean => {
      const place = cellPlace(doc, cellName(key));
      return place.value('vanToepassing') === true && readMembers(place, 'aanZet').length === 0;
    };
    const found = startAssignments(options.partijen.get(), isOpen);
    history.pause();
    doc.transact(() => {
      for (const { cell, aanZet } of found) fillCells(doc, [cell], { aanZet });
    }, LOCAL_EDIT);
    history.pause();
    notice.set(
      found.length > 0
        ? {
            text: `${found.length === 1 ? '1 cel' : `${found.length} cellen`} ingevuld volgens het startvoorstel.`,
            undoable: true,
          }
        : { text: 'Er zijn geen lege cellen waarvoor het startvoorstel iets zegt.', undoable: false },
    );
  };
  return (
    <p className="startvoorstel">
      <AddButton onPress={fill}>Startvoorstel invullen</AddButton>
      <span className="stil">
        VDAB voor multi-problematiek, het OCMW voor leefloon, samen voor wie niet beroepsactief is. Alleen lege cellen;
        u past ze daarna aan.
      </span>
    </p>
  );
}
