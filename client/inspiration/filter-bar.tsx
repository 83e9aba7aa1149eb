/** The questions that narrow the set, and what was answered. */
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover, type Selection } from 'react-aria-components';
import type { Inspiration } from '../../model/library.ts';
import { shortNameOf } from '../../model/terms.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { chosen, countsFor, NO_FILTERS, QUESTIONS, without, type Filters } from './filters.ts';

interface FilterProps {
  /** What the counts count: what the search found. */
  readonly actions: readonly Inspiration[];
  readonly filters: Filters;
  readonly set: (filters: Filters) => void;
}

/** One pill per question. */
export function FilterBar({ actions, filters, set }: FilterProps) {
  return (
    <div className="filters" role="group" aria-label="Filters">
      {QUESTIONS.map((question) => (
        <Filter key={question.key} question={question} actions={actions} filters={filters} set={set} />
      ))}
    </div>
  );
}

function Filter({ question, actions, filters, set }: FilterProps & { readonly question: (typeof QUESTIONS)[number] }) {
  const { key, naam } = question;
  const count = filters[key].length;
  return (
    <DialogTrigger>
      <Button
        className={`pil keuzepil ${count > 0 ? 'aan' : ''}`}
        aria-label={count > 0 ? `${naam}, ${count} gekozen` : naam}
      >
        {naam}
      </Button>
      <Popover className="zweef filter-vak" placement="bottom start" offset={4}>
        <Dialog className="filter-inhoud" aria-label={naam}>
          <Answers question={question} actions={actions} filters={filters} set={set} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Mounted only while open, so that closed filters count nothing. */
function Answers({ question, actions, filters, set }: FilterProps & { readonly question: (typeof QUESTIONS)[number] }) {
  const { key, naam, terms } = question;
  const counts = countsFor(actions, filters, key);
  const choose = (keys: Selection): void => {
    const ids = keys === 'all' ? terms.map(({ id }) => id) : terms.map(({ id }) => id).filter((id) => keys.has(id));
    set({ ...filters, [key]: ids });
  };
  return (
    <ListBox
      aria-label={naam}
      selectionMode="multiple"
      // Escape closes the list and leaves what was chosen.
      escapeKeyBehavior="none"
      selectedKeys={filters[key]}
      onSelectionChange={choose}
      autoFocus="first"
    >
      {terms.map(({ id, naam: answer }) => {
        const count = counts.get(id) ?? 0;
        return (
          <ListBoxItem
            key={id}
            id={id}
            textValue={answer}
            className={`filter-keuze ${count === 0 ? 'geen' : ''}`}
            aria-label={`${answer} (${count})`}
          >
            <span className="vinkje" aria-hidden="true" />
            <span>{answer}</span>
            <small>({count})</small>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}

/** What was answered, each to be taken away. */
export function Chips({ filters, set }: Omit<FilterProps, 'actions'>) {
  const answers = chosen(filters);
  if (answers.length === 0) return null;
  return (
    <ul className="gekozen-filters" aria-label="Gekozen filters">
      {answers.map(({ question, answer }) => {
        const name = shortNameOf(QUESTIONS.find(({ key }) => key === question)?.terms ?? [], answer);
        return (
          <li key={`${question} ${answer}`}>
            <button
              type="button"
              className="filter-chip"
              aria-label={`${name} weghalen`}
              onClick={() => set(without(filters, question, answer))}
            >
              {name}
              <CloseIcon />
            </button>
          </li>
        );
      })}
      {answers.length > 1 ? (
        <li>
          <button type="button" className="verwijzing" onClick={() => set(NO_FILTERS)}>
            Alle filters weg
          </button>
        </li>
      ) : null}
    </ul>
  );
}
