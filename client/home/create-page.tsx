/** A new agreement: template, parties, term. */
import { useCallback, useState, type FormEvent } from 'react';
import { decide } from '../../model/access.ts';
import type { Template } from '../../model/library.ts';
import { get, post, type Result } from '../api/http.ts';
import { Loaded, Trouble, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { Areas, Places, Regions } from '../api/places.ts';
import { dateInFigures, dateInWords } from '../fields/dutch.ts';
import { Link, navigate } from '../router.tsx';
import { AreaChoice, PartyChoice, TemplateChoice, Text, type Sources } from './create-choices.tsx';
import { errorsIn, titlePreview, toRequest, type Draft, type DraftErrors } from './create-form.ts';
import { Top } from './top.tsx';

async function loadSources(): Promise<Result<Sources>> {
  const [templates, places, regions, areas] = await Promise.all([
    get<Template[]>('/api/sjablonen'),
    get<Places>('/api/gemeenten'),
    get<Regions>('/api/referentieregios'),
    get<Areas>('/api/regiegebieden'),
  ]);
  if (!templates.ok) return templates;
  if (!places.ok) return places;
  const value = {
    templates: templates.value,
    places: places.value,
    regions: regions.ok ? regions.value : { bron: '', referentieregios: [] },
    areas: areas.ok ? areas.value : { bron: '', regiegebieden: [] },
  };
  return { ok: true, value };
}

/** The page. */
export default function CreatePage() {
  const decision = decide(usePerson().me, 'aanmaken');
  return (
    <>
      <Top>
        <Link to="/overeenkomsten">Overeenkomsten</Link>
      </Top>
      <main className="blad-pagina smal">
        <h1>Nieuwe overeenkomst</h1>
        {decision.allowed ? <LoadedForm /> : <Refusal reason={decision.reason} />}
      </main>
    </>
  );
}

function LoadedForm() {
  const [state, again] = useLoad(useCallback(loadSources, []));
  return (
    <Loaded state={state} again={again}>
      {(sources) => <Form sources={sources} />}
    </Loaded>
  );
}

/** Said at once, rather than after a form was filled in. */
function Refusal({ reason }: { reason: string }) {
  return (
    <>
      <Trouble message={reason} />
      <p>
        <Link to="/overeenkomsten">Naar alle overeenkomsten</Link>
      </p>
    </>
  );
}

const draftFor = (template: Template | undefined): Draft => ({
  template: template ?? null,
  parties: [],
  start: template ? dateInFigures(template.looptijd.start) : '',
  einde: template ? dateInFigures(template.looptijd.einde) : '',
  regiegebied: '',
  referentieregio: '',
});

function Form({ sources }: { sources: Sources }) {
  const preferred = sources.templates.find(({ id }) => id === 'so-2025-2030') ?? sources.templates[0];
  const [draft, setDraft] = useState<Draft>(() => draftFor(preferred));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const errors: DraftErrors = tried ? errorsIn(draft) : {};
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(errorsIn(draft));
    if (first) return document.getElementById(`veld-${first}`)?.querySelector<HTMLElement>('input')?.focus();
    setBusy(true);
    const made = await post<{ id: string }>('/api/overeenkomsten', toRequest(draft));
    setBusy(false);
    if (made.ok) navigate(`/overeenkomsten/${encodeURIComponent(made.value.id)}`, { instead: true });
    else setTrouble(made.boodschap);
  };
  return (
    <form className="formulier" onSubmit={(event) => void submit(event)} noValidate>
      <TemplateChoice
        templates={sources.templates}
        draft={draft}
        change={change}
        {...(errors.sjabloon ? { error: errors.sjabloon } : {})}
      />
      <PartyChoice
        sources={sources}
        draft={draft}
        change={change}
        {...(errors.partijen ? { error: errors.partijen } : {})}
      />
      <Term draft={draft} change={change} errors={errors} />
      <AreaChoice sources={sources} draft={draft} change={change} />
      <div className="titel-voorbeeld" aria-live="polite">
        <span className="stil">Zo begint de titel; u kunt hem later aanpassen.</span>
        <p>{titlePreview(draft.parties)}</p>
      </div>
      {trouble ? <Trouble message={trouble} /> : null}
      <div className="formulier-voet">
        <button type="submit" className="knop go" disabled={busy}>
          {busy ? 'Wordt aangemaakt…' : 'Overeenkomst aanmaken'}
        </button>
        <Link to="/overeenkomsten" className="knop">
          Annuleren
        </Link>
      </div>
    </form>
  );
}

function Term({
  draft,
  change,
  errors,
}: {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: DraftErrors;
}) {
  return (
    <fieldset>
      <legend>Looptijd</legend>
      {draft.template ? (
        <p className="stil">
          Binnen {dateInWords(draft.template.looptijd.start)} en {dateInWords(draft.template.looptijd.einde)}.
        </p>
      ) : null}
      <div className="twee">
        <Text id="start" label="Van" value={draft.start} set={(start) => change({ start })} error={errors.start} />
        <Text
          id="einde"
          label="Tot uiterlijk"
          value={draft.einde}
          set={(einde) => change({ einde })}
          error={errors.einde}
        />
      </div>
    </fieldset>
  );
}
