/** The parts that are one text: algemene doelstelling, principes, slotbepalingen. */
import { useDesk } from '../sync/context.tsx';
import { rootAt } from '../sync/spot.ts';
import { Section } from './section.tsx';
import { StartText } from './start-text.tsx';

/** Algemene doelstelling. */
export function Goal() {
  const { session, library } = useDesk();
  const at = rootAt(session.doc);
  return (
    <Section part="algemeneDoelstelling">
      <StartText
        template={library.template?.inhoud.algemeneDoelstelling}
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
  const { session, library } = useDesk();
  const at = rootAt(session.doc);
  return (
    <Section part="principes">
      <StartText
        template={library.template?.inhoud.principes}
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
  { clause: 'duur', naam: 'Duur', empty: 'Schrijf hoe lang de overeenkomst loopt.' },
  { clause: 'opzegging', naam: 'Opzegging', empty: 'Schrijf hoe een partij kan opzeggen.' },
  { clause: 'geschillen', naam: 'Geschillen', empty: 'Schrijf hoe de partijen een geschil oplossen.' },
] as const;

/** Duur, opzegging en geschillen. */
export function Closing() {
  const { session, library } = useDesk();
  const at = rootAt(session.doc);
  return (
    <Section part="slotbepalingen">
      {CLAUSES.map(({ clause, naam, empty }) => (
        <div key={clause} className="bepaling">
          <h3 className="klein-kop">{naam}</h3>
          <StartText
            at={at}
            path={`slotbepalingen.${clause}`}
            label={naam}
            empty={empty}
            wanted
            articles
            template={library.template?.inhoud.slotbepalingen[clause]}
          />
        </div>
      ))}
    </Section>
  );
}
