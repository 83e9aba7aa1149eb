/** The parts that are one text: algemene doelstelling, principes, slotbepalingen. */
import { RichField } from '../text/rich-field.tsx';
import { useSession } from '../sync/context.tsx';
import { rootAt } from '../sync/spot.ts';
import { Section } from './section.tsx';

/** Algemene doelstelling. */
export function Goal() {
  const at = rootAt(useSession().doc);
  return (
    <Section part="algemeneDoelstelling">
      <RichField
        at={at}
        path="algemeneDoelstelling"
        label="Algemene doelstelling"
        empty="Schrijf waarom de partijen samenwerken."
        wanted
      />
    </Section>
  );
}

/** Principes. */
export function Principles() {
  const at = rootAt(useSession().doc);
  return (
    <Section part="principes">
      <RichField
        at={at}
        path="principes"
        label="Principes"
        empty="Schrijf hoe de partijen met elkaar omgaan."
        wanted
        articles
      />
    </Section>
  );
}

const CLAUSES = [
  { path: 'slotbepalingen.duur', naam: 'Duur', empty: 'Schrijf hoe lang de overeenkomst loopt.' },
  { path: 'slotbepalingen.opzegging', naam: 'Opzegging', empty: 'Schrijf hoe een partij kan opzeggen.' },
  { path: 'slotbepalingen.geschillen', naam: 'Geschillen', empty: 'Schrijf hoe de partijen een geschil oplossen.' },
] as const;

/** Duur, opzegging en geschillen. */
export function Closing() {
  const at = rootAt(useSession().doc);
  return (
    <Section part="slotbepalingen">
      {CLAUSES.map(({ path, naam, empty }) => (
        <div key={path} className="bepaling">
          <h3 className="klein-kop">{naam}</h3>
          <RichField at={at} path={path} label={naam} empty={empty} wanted articles />
        </div>
      ))}
    </Section>
  );
}
