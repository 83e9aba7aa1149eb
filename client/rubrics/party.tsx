/** One party: name, seat, representation, and its people. */
import { PARTY_KINDS } from '../../model/terms.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { EnterpriseField } from '../fields/enterprise-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useSession, useSpeaksForAll } from '../sync/context.tsx';
import { useText, useValue } from '../sync/hooks.ts';
import { useSelect } from '../sync/store.ts';
import { BackLinks, useLinks } from './links.tsx';
import { Contacts, Signatories } from './persons.tsx';
import { recordView } from './record-list.tsx';
import { RecordFrame } from './record.tsx';

/** One party of the list. */
export const PartyRecord = recordView(function PartyRecord(props) {
  const { id, at } = props;
  const name = useText(at.place.text('naam'));
  const together = useValue(at.place, 'soort') === 'lokaal-bestuur';
  const isVdab = useOnlyVdab(id);
  const closed = !useSpeaksForAll();
  const fixed = closed || isVdab;
  const { trekt } = useLinks(id);
  return (
    <RecordFrame {...props} what={name || 'Partij zonder naam'} fixed={fixed} closed={closed} className="partij">
      <TextField
        at={at}
        path="naam"
        label="Naam van de partij"
        empty="Geef de partij een naam"
        wanted
        className="stuk-titel"
      />
      <div className="feiten zin">
        <ChoiceField
          at={at}
          path="soort"
          label="Soort"
          bare
          className="feit"
          options={PARTY_KINDS}
          empty={null}
          fallback="lokaal-bestuur"
          short
        />
        <TextField at={at} path="zetel" label="zetel" labelled empty="Vul het adres van de zetel in" wanted />
        <TextField
          at={at}
          path="vertegenwoordiging"
          label="vertegenwoordigd door"
          labelled
          empty="Vul het orgaan in"
          wanted
        />
        <EnterpriseField at={at} path="kbo" label={together ? 'KBO gemeente' : 'KBO'} />
        {together ? <EnterpriseField at={at} path="kboOcmw" label="KBO OCMW" /> : null}
        <BackLinks
          word={trekt.length === 1 ? 'trekt 1 actie:' : `trekt ${trekt.length} acties:`}
          list="acties"
          ids={trekt}
          most={6}
        />
      </div>
      <Signatories at={at} party={name} />
      <Contacts at={at} party={name} />
    </RecordFrame>
  );
});

/** VDAB is always party: the last party of that kind cannot be removed. */
function useOnlyVdab(id: string): boolean {
  return useSelect(useSession().options.partijen, (parties) => {
    const vdab = parties.filter(({ soort }) => soort === 'vdab');
    return vdab.length === 1 && vdab[0]?.id === id;
  });
}
