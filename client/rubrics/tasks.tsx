/** Rubric 4, taakverdeling: the explanation and the matrix. */
import { Matrix } from '../matrix/matrix.tsx';
import { useSession } from '../sync/context.tsx';
import { rootAt } from '../sync/spot.ts';
import { RichField } from '../text/rich-field.tsx';
import { Section } from './section.tsx';

/** The rubric. */
export function Tasks() {
  const at = rootAt(useSession().doc);
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
      </div>
    </Section>
  );
}
