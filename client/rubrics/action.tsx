/** One actie: a title, a sentence of facts, a text, and for whom. */
import { numberOf } from '../../model/numbering.ts';
import { DOMAINS, INSTRUMENTS, TARGET_GROUPS } from '../../model/terms.ts';
import { RefField, RefsField } from '../fields/ref-field.tsx';
import { SetField } from '../fields/set-field.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { DateField, NumberField } from '../fields/value-field.tsx';
import { FromWhere } from '../inspiration/origin.tsx';
import { whoInWords } from '../matrix/who.ts';
import { RichField } from '../text/rich-field.tsx';
import { useMayWrite } from '../sync/context.tsx';
import { useMembers, useValue } from '../sync/hooks.ts';
import type { At } from '../sync/spot.ts';
import { ContactField } from './contact-field.tsx';
import { BackLinks, useLinks } from './links.tsx';
import { detailsClass, MoreButton, Optional, useMore, type More } from './more.tsx';
import { recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';

/** One actie of the list. */
export const Action = recordView(function Action(props) {
  const { id, nth, at } = props;
  const number = numberOf('acties', nth);
  return (
    <RecordFrame {...props} number={number} what={`Actie ${number}`}>
      <TextField
        at={at}
        path="titel"
        label={`Titel van ${number}`}
        empty="Geef de actie een titel"
        wanted
        className="stuk-titel"
      />
      <Facts id={id} at={at} number={number} />
      <RichField
        at={at}
        path="omschrijving"
        label={`Omschrijving van ${number}`}
        empty="Beschrijf wat er gebeurt, waar en voor wie."
        wanted
      />
      <div className="onderregel">
        <Groups at={at} />
        <FromWhere at={at} />
      </div>
    </RecordFrame>
  );
});

const OPTIONAL = [
  'partners',
  'start',
  'contactpersoon',
  'anderePartners',
  'middelen.mensen',
  'middelen.budget',
  'vlakken',
  'instrumenten',
];

/** These stand in the first sentence. */
const APART = ['partners'];

/** The sentence of facts under the title. */
function Facts({ id, at, number }: { id: string; at: At; number: string }) {
  const more = useMore(at, OPTIONAL, APART);
  const { indicatoren } = useLinks(id);
  return (
    <div className="feiten zin">
      <RefField
        at={at}
        path="trekker"
        label="Trekker"
        source="partijen"
        empty="Kies een trekker"
        wanted
        none="Geen partij met die naam."
      />
      <Optional more={more} path="partners">
        <RefsField
          at={at}
          path="partners"
          label="Partners"
          word="met"
          source="partijen"
          summary={whoInWords}
          empty="kies partners"
          none="Geen andere partij met die naam."
        />
      </Optional>
      <DateField at={at} path="deadline" label="tegen" empty="Kies een deadline" wanted />
      <RefsField
        at={at}
        path="doelstellingen"
        label="Doelstellingen die de actie dient"
        word="dient"
        source="doelstellingen"
        empty="Kies een doelstelling"
        wanted
        none="Geen andere doelstelling met die woorden."
      />
      <BackLinks word="gemeten door" list="indicatoren" ids={indicatoren} />
      <Details at={at} more={more} number={number} />
    </div>
  );
}

function Details({ at, more, number }: { at: At; more: More; number: string }) {
  return (
    <div className={detailsClass(more)}>
      <Optional more={more} path="start">
        <DateField at={at} path="start" label="start" empty="kies een begindatum" />
      </Optional>
      <Optional more={more} path="contactpersoon">
        <ContactField at={at} />
      </Optional>
      <Optional more={more} path="anderePartners">
        <TextField at={at} path="anderePartners" label="ook met" labelled empty="wie meewerkt zonder partij te zijn" />
      </Optional>
      <Optional more={more} path="middelen.mensen">
        <TextField at={at} path="middelen.mensen" label="mensen" labelled empty="bijvoorbeeld 0,5 VTE bemiddelaar" />
      </Optional>
      <Optional more={more} path="middelen.budget">
        <NumberField at={at} path="middelen.budget" label="budget" empty="in euro" soort="bedrag" unit=" euro" />
      </Optional>
      <Optional more={more} path="vlakken">
        <SetField at={at} path="vlakken" label="Vlakken" word="vlakken" options={DOMAINS} empty="kies vlakken" />
      </Optional>
      <Optional more={more} path="instrumenten">
        <SetField
          at={at}
          path="instrumenten"
          label="Instrumenten"
          word="instrumenten"
          options={INSTRUMENTS}
          empty="kies instrumenten"
        />
      </Optional>
      <MoreButton more={more} what={number} />
    </div>
  );
}

/** For whom: chosen groups, or everyone. */
function Groups({ at }: { at: At }) {
  const general = useValue(at.place, 'algemeen') === true;
  const chosen = useMembers(at.place, 'doelgroepen').length > 0;
  const mayWrite = useMayWrite();
  // Once groups are chosen the question is answered; the switch comes back when none is, or when both are.
  const asks = mayWrite && (general || !chosen);
  return (
    <>
      {asks ? <SwitchField at={at} path="algemeen" label="Algemene actie, voor iedereen" /> : null}
      {general && !mayWrite ? <span className="pil">Voor iedereen</span> : null}
      <SetField
        at={at}
        path="doelgroepen"
        label="Doelgroepen"
        bare
        options={TARGET_GROUPS}
        empty={general ? 'toch doelgroepen kiezen' : 'Kies voor wie'}
        wanted={!general}
        pills
      />
    </>
  );
}
