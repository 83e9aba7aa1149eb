/** Picking a municipality by typing its name, and as what it joins. */
import { useMemo, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Municipality } from '../../model/library.ts';
import { findPlaces } from './places.ts';

export type LocalKind = 'gemeente' | 'ocmw' | 'lokaal-bestuur';
export const LOCAL_KINDS: readonly { id: LocalKind; naam: string }[] = [
  { id: 'lokaal-bestuur', naam: 'Lokaal bestuur' },
  { id: 'gemeente', naam: 'Gemeente' },
  { id: 'ocmw', naam: 'OCMW' },
];

interface PlacePickerProps {
  readonly places: readonly Municipality[];
  readonly onPick: (place: Municipality, kind: LocalKind) => void;
  readonly onCancel?: () => void;
  readonly label?: string;
  /** Ask first as what it joins; otherwise it joins as lokaal bestuur. */
  readonly askKind?: boolean;
  /** Is party already, as this or as a whole that holds it: shown, and not to be picked. */
  readonly taken?: (place: Municipality, kind: LocalKind) => boolean;
}

/** The picker: a kind, and a name to type. Picking adds at once, ready for the next. */
export function PlacePicker({
  places,
  onPick,
  onCancel,
  askKind = true,
  taken,
  label = 'Typ de naam van een gemeente',
}: PlacePickerProps) {
  const [kind, setKind] = useState<LocalKind>('lokaal-bestuur');
  const [typed, setTyped] = useState('');
  const found = useMemo(() => (typed.trim() === '' ? [] : findPlaces(places, typed).slice(0, 30)), [places, typed]);
  const pick = (nis: string | number | null): void => {
    const place = places.find((known) => known.nis === nis);
    if (!place || taken?.(place, kind)) return;
    onPick(place, kind);
    setTyped('');
  };
  return (
    <div className="gemeentekiezer">
      {askKind ? <KindChoice kind={kind} setKind={setKind} /> : null}
      <ComboBox
        className="combo"
        items={found}
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={null}
        onSelectionChange={pick}
        allowsEmptyCollection={typed.trim() !== ''}
        menuTrigger="input"
      >
        <Label>{label}</Label>
        <Input
          className="invoer"
          autoFocus={onCancel !== undefined}
          placeholder="Zoersel, Schilde, …"
          data-eigen-undo=""
        />
        <Popover className="zweef combo-lijst">
          <ListBox<Municipality>
            dependencies={[kind]}
            renderEmptyState={() => <p className="stil">Geen Vlaamse gemeente met die naam.</p>}
          >
            {(place) => item(place, taken?.(place, kind) ?? false)}
          </ListBox>
        </Popover>
      </ComboBox>
      {onCancel ? (
        <button type="button" className="knop klein stil" onClick={onCancel}>
          Sluiten
        </button>
      ) : null}
    </div>
  );
}

/** The list knows its items by the id on the element itself: no component in between. */
function item(place: Municipality, taken: boolean) {
  return (
    <ListBoxItem id={place.nis} textValue={place.naam} className="combo-keuze" isDisabled={taken}>
      <b>{place.naam}</b>
      <small>{taken ? 'is al partij' : place.provincie}</small>
    </ListBoxItem>
  );
}

function KindChoice({ kind, setKind }: { kind: LocalKind; setKind: (kind: LocalKind) => void }) {
  return (
    <fieldset className="als-wat">
      <legend>Treedt toe als</legend>
      {LOCAL_KINDS.map(({ id, naam }) => (
        <label key={id}>
          <input type="radio" name="als-wat" checked={kind === id} onChange={() => setKind(id)} /> {naam}
        </label>
      ))}
    </fieldset>
  );
}
