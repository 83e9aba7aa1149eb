/** The agreement itself, in the order in which it is read. */
import { memo } from 'react';
import { FieldPoints } from '../problems/field-points.tsx';
import { Actions } from '../rubrics/actions.tsx';
import { Cover } from '../rubrics/cover.tsx';
import { Environment } from '../rubrics/environment.tsx';
import { Indicators } from '../rubrics/indicators.tsx';
import { Meetings } from '../rubrics/meetings.tsx';
import { Objectives } from '../rubrics/objectives.tsx';
import { Parties } from '../rubrics/parties.tsx';
import { Signing } from '../rubrics/signing.tsx';
import { Tasks } from '../rubrics/tasks.tsx';
import { Closing, Goal, Principles } from '../rubrics/texts.tsx';

/** The paper. */
export const Paper = memo(function Paper({ onInspire }: { onInspire: () => void }) {
  return (
    <article className="papier" aria-label="De overeenkomst">
      <Cover />
      <Parties />
      <Goal />
      <Principles />
      <Environment />
      <Objectives />
      <Actions onInspire={onInspire} />
      <Tasks />
      <Indicators />
      <Meetings />
      <Closing />
      <Signing />
      <FieldPoints />
    </article>
  );
});
