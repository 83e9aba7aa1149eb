/** The steps towards a new agreement: where you are, on and back, and what it will look like beside it. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { post } from '../api/http.ts';
import { Trouble } from '../api/load.tsx';
import { useMedia } from '../agreement/media.ts';
import { Link, navigate, useSearch } from '../router.tsx';
import { useDraft } from './create-draft.ts';
import {
  errorsAt,
  firstOpen,
  pathOfStep,
  STEPS,
  templateOf,
  toRequest,
  type Draft,
  type Sources,
  type Step,
  type StepProps,
} from './create-form.ts';
import { Submit } from './submit.tsx';
import { AreaAndParties } from './create-parties.tsx';
import { Preview } from './create-preview.tsx';
import { Review } from './create-review.tsx';
import { TemplateChoice } from './create-template.tsx';
import { Term } from './create-term.tsx';

/** The step that the address asks for, or an earlier one where that is not right yet. */
function useStep(draft: Draft, sources: Sources): Step {
  const asked = new URLSearchParams(useSearch()).get('stap') ?? 'sjabloon';
  const open = STEPS.findIndex(({ id }) => id === firstOpen(draft, templateOf(sources, draft)));
  const at = STEPS.findIndex(({ id }) => id === asked);
  const step = STEPS[Math.min(Math.max(at, 0), open)]?.id ?? 'sjabloon';
  useEffect(() => {
    if (step !== asked) navigate(pathOfStep(step), { instead: true });
  }, [step, asked]);
  return step;
}

/** The wizard. */
export function Wizard({ sources }: { sources: Sources }) {
  const [draft, setDraft] = useDraft(sources);
  const step = useStep(draft, sources);
  const isWide = useMedia('(min-width: 1000px)');
  const preview = <Preview draft={draft} sources={sources} />;
  return (
    <div className="wizard">
      <div className="wizard-werk">
        <StepList step={step} />
        {isWide ? null : (
          <details className="voorbeeld-vouw">
            <summary>Voorbeeld van de eerste bladzijde</summary>
            {preview}
          </details>
        )}
        <StepForm key={step} step={step} draft={draft} setDraft={setDraft} sources={sources} />
      </div>
      {isWide ? (
        // What scrolls must be in reach of the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <aside className="wizard-voorbeeld" aria-label="Voorbeeld van de eerste bladzijde" tabIndex={0}>
          {preview}
        </aside>
      ) : null}
    </div>
  );
}

/** The steps; those behind you are links. */
function StepList({ step }: { step: Step }) {
  const at = STEPS.findIndex(({ id }) => id === step);
  return (
    <nav aria-label="Stappen">
      <ol className="stappen">
        {STEPS.map(({ id, naam }, nth) => (
          <li key={id} className={nth < at ? 'gedaan' : ''} aria-current={nth === at ? 'step' : undefined}>
            <span className="stap-nr" aria-hidden="true">
              {nth < at ? '✓' : nth + 1}
            </span>
            {nth < at ? (
              <Link to={pathOfStep(id)} label={`${naam}, ingevuld`}>
                {naam}
              </Link>
            ) : (
              <span>{naam}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepFormProps {
  readonly step: Step;
  readonly draft: Draft;
  readonly setDraft: (next: Draft | null) => void;
  readonly sources: Sources;
}

function StepForm({ step, draft, setDraft, sources }: StepFormProps) {
  const at = STEPS.findIndex(({ id }) => id === step);
  const [tried, setTried] = useState(false);
  const { create, busy, trouble } = useCreate(draft, () => setDraft(null));
  const heading = useHeadingFocus();
  const found = errorsAt(step, draft, templateOf(sources, draft));
  const errors = tried ? found : {};
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    const [first] = Object.keys(found);
    if (first) return document.querySelector<HTMLElement>(`#veld-${first} :is(input, select)`)?.focus();
    const next = STEPS[at + 1];
    if (next) navigate(pathOfStep(next.id));
    else void create();
  };
  const parts = { draft, change: setDraft, sources, errors };
  return (
    <form className="formulier" onSubmit={go} noValidate>
      <h2 ref={heading} tabIndex={-1} className="stap-kop">
        <small>
          Stap {at + 1} van {STEPS.length}
        </small>
        {STEPS[at]?.naam}
      </h2>
      <StepFields step={step} {...parts} />
      {trouble ? <Trouble message={trouble} /> : null}
      <Foot at={at} busy={busy} leave={() => setDraft(null)} />
    </form>
  );
}

function StepFields({ step, ...props }: StepProps & { step: Step }) {
  switch (step) {
    case 'sjabloon':
      return <TemplateChoice {...props} />;
    case 'partijen':
      return <AreaAndParties {...props} />;
    case 'looptijd':
      return <Term {...props} />;
    case 'nakijken':
      return <Review {...props} />;
  }
}

function Foot({ at, busy, leave }: { at: number; busy: boolean; leave: () => void }) {
  const before = STEPS[at - 1];
  const cancel = (): void => {
    leave();
    navigate('/overeenkomsten');
  };
  return (
    <div className="formulier-voet">
      <Submit busy={busy}>
        {at < STEPS.length - 1 ? 'Volgende' : busy ? 'Wordt aangemaakt…' : 'Overeenkomst aanmaken'}
      </Submit>
      {before ? (
        <Link to={pathOfStep(before.id)} className="knop">
          Vorige
        </Link>
      ) : null}
      <button type="button" className="knop stil" onClick={cancel}>
        Annuleren
      </button>
    </div>
  );
}

/** Asks the server to make it, and goes there. What is filled in stays until that worked. */
function useCreate(draft: Draft, done: () => void) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    setBusy(true);
    const made = await post<{ id: string }>('/api/overeenkomsten', toRequest(draft));
    setBusy(false);
    if (!made.ok) return setTrouble(made.boodschap);
    navigate(`/overeenkomsten/${encodeURIComponent(made.value.id)}`, { instead: true });
    done();
  };
  return { create, busy, trouble };
}

/** Puts the focus on the heading of a step that someone goes to; not on the page's first one. */
let hasShownStep = false;
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasShownStep) heading.current?.focus();
    hasShownStep = true;
  }, []);
  return heading;
}
