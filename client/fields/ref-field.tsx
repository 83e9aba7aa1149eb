/** References to other records: read as links or names, chosen by typing a number or a part of the title. */
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { setMember, setValue } from '../../model/edit.ts';
import type { Referable } from '../../model/find-reference.ts';
import { useMayWrite, useOthersIn, useSession } from '../sync/context.tsx';
import { useMembers, useValue } from '../sync/hooks.ts';
import type { Option } from '../sync/options.ts';
import { padOf, type At } from '../sync/spot.ts';
import { sameList, useSelect, useStore } from '../sync/store.ts';
import { Chip, Combo } from './combo.tsx';
import { EditIcon } from './icons.tsx';
import { Fact } from './label.tsx';
import { RecordLink } from './record-link.tsx';
import { useSource, type Source, type SourceName } from './sources.ts';

export interface RefProps {
  readonly at: At;
  readonly path: string;
  /** What is chosen; said to everyone. */
  readonly label: string;
  /** The word in the running text, where it differs: "met". */
  readonly word?: string;
  readonly source: SourceName;
  readonly empty: string;
  readonly wanted?: boolean;
  /** Said when nothing fits. */
  readonly none: string;
  /** Says the chosen in fewer words than an enumeration. */
  readonly summary?: (ids: readonly string[], options: readonly Option[]) => string;
  /** Offers to add something new by this name. */
  readonly extra?: (typed: string) => readonly Referable[];
  /** Picks what `extra` offered; false where the id is an ordinary one. */
  readonly onExtra?: (id: string, typed: string) => boolean;
  readonly className?: string;
}
interface Drawn extends RefProps {
  readonly many: boolean;
  readonly ids: readonly string[];
  readonly put: (id: string, present: boolean) => void;
}

/** Several references; two people may choose at once. */
export function RefsField(props: RefProps) {
  const { at, path } = props;
  const { history } = useSession();
  const ids = useMembers(at.place, path);
  const put = (id: string, present: boolean): void => {
    history.pause();
    setMember(at.place, path, id, present);
    history.pause();
  };
  return <References {...props} many ids={ids} put={put} />;
}

/** One reference. */
export function RefField(props: RefProps) {
  const { at, path } = props;
  const { history } = useSession();
  const value = useValue(at.place, path);
  const put = (id: string, present: boolean): void => {
    history.pause();
    setValue(at.place, path, present ? id : undefined);
    history.pause();
  };
  return <References {...props} many={false} ids={typeof value === 'string' ? [value] : []} put={put} />;
}

function References(props: Drawn) {
  const { at, path, label, word = label, source: name, wanted = false, className = '' } = props;
  const source = useSource(name);
  const ids = useSelect(source.names, (known) => inReadingOrder(props.ids, known), sameList);
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<string | null>(null);
  const box = useRef<HTMLSpanElement>(null);
  const pad = padOf(at, path);
  const others = useOthersIn(pad);
  const names = useSelect(source.names, (known) => ids.map((id) => known.get(id) ?? null), sameList);
  const close = (back: boolean): void => {
    setOpen(null);
    if (back) requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.opent')?.focus());
  };
  const marks = `${ids.length === 0 ? 'leeg' : ''} ${wanted && ids.length === 0 ? 'gevraagd' : ''} ${others[0] ? `bezet mens-${others[0].kleur}` : ''}`;
  return (
    // What is asked for says itself what it is.
    <Fact text={word} className={`${className} ${wanted && ids.length === 0 ? 'naamloos' : ''}`}>
      <span ref={box} className={`verwijst ${marks}`} data-pad={pad}>
        {open === null || !mayWrite ? (
          <Shown {...props} ids={ids} source={source} names={names} open={setOpen} />
        ) : (
          <Choosing {...props} ids={ids} source={source} names={names} initial={open} close={close} />
        )}
      </span>
    </Fact>
  );
}

/** As the records stand in the agreement; what was removed comes last. */
function inReadingOrder(ids: readonly string[], known: ReadonlyMap<string, string>): readonly string[] {
  if (ids.length < 2) return ids;
  const chosen = new Set(ids);
  return [...[...known.keys()].filter((id) => chosen.has(id)), ...ids.filter((id) => !known.has(id))];
}

interface ShownProps extends Omit<Drawn, 'source'> {
  readonly names: readonly (string | null)[];
  readonly source: Source;
}

function Choosing(props: ShownProps & { initial: string; close: (back: boolean) => void }) {
  const { label, at, path, ids, names, many, put, none, extra, onExtra, source, initial, close } = props;
  const options = useStore(source.options);
  const chosen = ids.map((id, nth) => ({ id, kort: names[nth] ?? null }));
  return (
    <Combo
      label={label}
      pad={padOf(at, path)}
      options={options}
      chosen={chosen}
      many={many}
      initial={initial}
      none={none}
      {...(extra ? { extra } : {})}
      onPick={(id, typed) => {
        if (!onExtra?.(id, typed)) put(id, true);
      }}
      onRemove={(id) => put(id, false)}
      onClose={close}
    />
  );
}

/** Who needs no titles does not follow them. */
const NO_OPTIONS: Source['options'] = { get: () => NOTHING, subscribe: () => () => undefined };
const NOTHING: readonly Option[] = [];

/** As it reads: links where they lead somewhere, names elsewhere; a button opens the choice. */
function Shown(props: ShownProps & { open: (initial: string) => void }) {
  const { label, ids, names, source, empty, summary, open, put } = props;
  const mayWrite = useMayWrite();
  const short = useSelect(summary ? source.options : NO_OPTIONS, (options) => summary?.(ids, options) ?? '');
  const gone = ids.filter((_, nth) => names[nth] === null);
  const there = ids.filter((_, nth) => names[nth] !== null);
  const words = short || inWords(names.flatMap((name) => name ?? []));
  const linked = source.padOf !== null && there.length > 0;
  const removed = gone.map((id) =>
    mayWrite ? (
      <Chip key={id} kort={null} label={label} onRemove={() => put(id, false)} focusBack={() => undefined} />
    ) : null,
  );
  if (!mayWrite) return linked ? <Links {...props} /> : <span>{words || '–'}</span>;
  return (
    <>
      {linked ? <Links {...props} /> : null}
      {removed}
      <Opener label={`${label}: ${words || empty}`} open={open} icon={linked}>
        {linked ? <EditIcon /> : words || (gone.length > 0 ? 'kies opnieuw' : empty)}
      </Opener>
    </>
  );
}

function Links({ ids, names, source }: ShownProps) {
  const links = ids.flatMap((id, nth) => (names[nth] ? [{ id, nr: names[nth] }] : []));
  return links.map(({ id, nr }, nth) => (
    <span key={id} className="schakel">
      <RecordLink pad={source.padOf?.(id) ?? ''} nr={nr} />
      {between(nth, links.length)}
    </span>
  ));
}

/** What stands behind the nth of `count`: a comma, "en", or nothing. */
export function between(nth: number, count: number): string {
  if (nth < count - 2) return ', ';
  return nth === count - 2 ? ' en ' : '';
}

const inWords = (names: readonly string[]): string =>
  names.map((name, nth) => name + between(nth, names.length)).join('');

interface OpenerProps {
  readonly label: string;
  readonly icon: boolean;
  readonly open: (initial: string) => void;
  readonly children: ReactNode;
}

/** Opens by a press, or by typing at once. */
function Opener({ label, icon, open, children }: OpenerProps) {
  const key = (event: KeyboardEvent): void => {
    const { key: typed, ctrlKey, metaKey, altKey } = event;
    const letter = typed.length === 1 && typed !== ' ' && !ctrlKey && !metaKey && !altKey;
    if (!letter && typed !== 'ArrowDown') return;
    event.preventDefault();
    open(letter ? typed : '');
  };
  return (
    <button
      type="button"
      className={`opent ${icon ? 'icoon-knop klein' : 'verzameling'}`}
      aria-label={label}
      aria-haspopup="listbox"
      onClick={() => open('')}
      onKeyDown={key}
    >
      {children}
    </button>
  );
}
