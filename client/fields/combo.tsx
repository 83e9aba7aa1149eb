/** Choosing by typing: what is chosen stands before the caret, what can be chosen beneath it. */
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { findReferences, type Referable } from '../../model/find-reference.ts';
import { Float } from './float.tsx';
import { CloseIcon } from './icons.tsx';

/** How many to show; typing narrows. */
const MOST = 60;

export interface ComboProps {
  readonly label: string;
  readonly pad: string;
  readonly options: readonly Referable[];
  /** `kort` null: what it referred to was removed. */
  readonly chosen: readonly { readonly id: string; readonly kort: string | null }[];
  readonly many: boolean;
  /** What is typed already when it opens. */
  readonly initial: string;
  /** Said when nothing fits. */
  readonly none: string;
  /** More to choose from, depending on what was typed: something new to add. */
  readonly extra?: (typed: string) => readonly Referable[];
  readonly onPick: (id: string, typed: string) => void;
  readonly onRemove: (id: string) => void;
  /** `back`: the focus returns to what opened it. */
  readonly onClose: (back: boolean) => void;
}

/** The combobox. It takes the focus and closes when it loses it. */
export function Combo(props: ComboProps) {
  const { label, pad, chosen, many, onClose, onRemove } = props;
  const box = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const state = useChoosing(props);
  const { typed, found, active, type, key } = state;
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
  }, []);
  const blur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) onClose(false);
  };
  return (
    <span ref={box} className="kiezer" onBlur={blur}>
      {chosen.map(({ id, kort }) => (
        <Chip
          key={id}
          kort={kort}
          label={label}
          onRemove={() => onRemove(id)}
          focusBack={() => input.current?.focus()}
        />
      ))}
      <input
        ref={input}
        className="kiezer-invoer"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        placeholder={many ? 'typ een nummer of titel' : 'typ om te zoeken'}
        data-eigen-undo={typed === '' ? undefined : ''}
        onChange={(event) => type(event.target.value)}
        onKeyDown={key}
      />
      <Float anchor={box} className="keuzelijst" pad={pad}>
        <Found list={list} label={label} none={props.none} state={state} />
      </Float>
    </span>
  );
}

interface Choosing {
  readonly typed: string;
  readonly found: readonly Referable[];
  readonly active: number;
  readonly type: (typed: string) => void;
  readonly pick: (id: string) => void;
  readonly key: (event: KeyboardEvent) => void;
}

function useChoosing({ options, chosen, many, initial, extra, onPick, onRemove, onClose }: ComboProps): Choosing {
  const [typed, setTyped] = useState(initial);
  const [active, setActive] = useState(initial ? 0 : -1);
  const open = options.filter(({ id }) => !chosen.some((one) => one.id === id));
  const found = [...findReferences(open, typed).slice(0, MOST), ...(extra?.(typed.trim()) ?? [])];
  const type = (text: string): void => {
    setTyped(text);
    setActive(text.trim() === '' ? -1 : 0);
  };
  const pick = (id: string): void => {
    onPick(id, typed.trim());
    if (many) type('');
    else onClose(true);
  };
  const move = (by: number): void => {
    if (found.length > 0)
      setActive(active < 0 && by < 0 ? found.length - 1 : (active + by + found.length) % found.length);
  };
  const act = (event: KeyboardEvent): boolean => {
    const last = chosen.at(-1);
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        return true;
      case 'ArrowUp':
        move(-1);
        return true;
      case 'Enter': {
        const option = found[active];
        if (option) pick(option.id);
        else if (typed.trim() === '') onClose(true);
        return true;
      }
      case 'Escape':
        onClose(true);
        return true;
      case 'Backspace':
        if (typed !== '' || !last) return false;
        onRemove(last.id);
        return true;
      default:
        return false;
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { typed, found, active, type, pick, key };
}

function Found({ list, label, none, state }: { list: string; label: string; none: string; state: Choosing }) {
  const { found, active, pick } = state;
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <ul id={list} role="listbox" aria-label={label}>
        {found.map(({ id, kort, naam }, nth) => (
          // The keys are the input's, which keeps the focus: this is where the mouse chooses.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={id}
            ref={nth === active ? current : undefined}
            id={`${list}-${nth}`}
            role="option"
            aria-selected={nth === active}
            className="keuze-rij"
            onClick={() => pick(id)}
          >
            {naam.startsWith(`${kort} `) ? (
              <>
                <b>{kort}</b> {naam.slice(kort.length + 1)}
              </>
            ) : (
              naam || kort
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 ? (
        <p className="stil" role="status">
          {none}
        </p>
      ) : null}
    </>
  );
}

interface ChipProps {
  readonly kort: string | null;
  readonly label: string;
  readonly onRemove: () => void;
  readonly focusBack: () => void;
}

/** One that was chosen, with a way to take it away. */
export function Chip({ kort, label, onRemove, focusBack }: ChipProps) {
  return (
    <span className={`chip ${kort === null ? 'weg' : ''}`}>
      {kort ?? 'verwijderd'}
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${kort ?? 'Verwijderde verwijzing'} weghalen uit ${label}`}
        onClick={() => {
          onRemove();
          focusBack();
        }}
      >
        <CloseIcon />
      </button>
    </span>
  );
}
