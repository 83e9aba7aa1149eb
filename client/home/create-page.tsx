/** A new agreement, in four short steps. */
import { useCallback } from 'react';
import { decide } from '../../model/access.ts';
import type { Template } from '../../model/library.ts';
import { get, type Result } from '../api/http.ts';
import { Loaded, Trouble, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { Areas, Places, Regions } from '../api/places.ts';
import { Link } from '../router.tsx';
import type { Sources } from './create-form.ts';
import { Wizard } from './create-wizard.tsx';
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
      <main className="blad-pagina breed">
        <h1>Nieuwe overeenkomst</h1>
        {decision.allowed ? <LoadedWizard /> : <Refusal reason={decision.reason} />}
      </main>
    </>
  );
}

function LoadedWizard() {
  const [state, again] = useLoad(useCallback(loadSources, []));
  return (
    <Loaded state={state} again={again}>
      {(sources) => <Wizard sources={sources} />}
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
