/** Rubric 4, taakverdeling: the explanation and the matrix. */
import { Matrix } from '../matrix/matrix.tsx';
import { useDesk } from '../sync/context.tsx';
import { rootAt } from '../sync/spot.ts';
import { Section } from './section.tsx';
import { StartText } from './start-text.tsx';

/** The rubric. */
export function Tasks() {
  const { session, library } = useDesk();
  const at = rootAt(session.doc);
  return (
    <Section part="taakverdeling">
      <StartText
        template={library.template?.inhoud.taakverdeling}
        at={at}
        path="taakverdeling.toelichting"
        label="Toelichting bij de taakverdeling"
        empty="Licht toe hoe de partners de taken verdelen."
      />
      <div className="uitbreken">
        <Matrix />
      </div>
    </Section>
  );
}
