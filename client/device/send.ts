/** Sending what a copy on this device still holds, without opening the agreement for writing. */
import * as Y from 'yjs';
import { get } from '../api/http.ts';
import type { Standing } from '../api/places.ts';
import { openLine, type Line } from '../sync/line.ts';
import { cell, type Cell } from '../sync/store.ts';
import type { Barrier } from '../sync/types.ts';
import { readAside } from './aside.ts';
import type { CopyRow } from './registry.ts';

/** How long the server may take to confirm, ms. */
const PATIENCE = 20_000;

/** Sends a copy and waits until the server has it all. Null when it has; else why not, in Dutch. */
export async function sendCopy({ naam, id, persoon, aangemaakt }: CopyRow): Promise<string | null> {
  const standing = await get<Standing>(`/api/overeenkomsten/${encodeURIComponent(id)}/stand`);
  if (!standing.ok) return standing.boodschap;
  if (standing.value.aangemaakt !== aangemaakt) return 'Deze overeenkomst staat niet meer op de server.';
  const doc = new Y.Doc();
  const wall = cell<Barrier | null>(null);
  const line = openLine({
    doc,
    person: persoon,
    standing: standing.value,
    wall,
    check: () => Promise.resolve(undefined),
  });
  try {
    await line.copy.ready;
    if (line.copy.state.get().soort !== 'houdt') return 'De kopie op dit toestel gaat niet open.';
    const failed = await confirmed(line, wall);
    return failed ?? ((await readAside(naam)).length > 0 ? ASIDE : null);
  } finally {
    await line.destroy();
    doc.destroy();
  }
}

const ASIDE =
  'Wat u schreef toen de tekst vastgelegd werd, staat apart. Open de overeenkomst om het te bekijken, over te nemen of weg te gooien.';

function confirmed({ copy }: Line, wall: Cell<Barrier | null>): Promise<string | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (wall.get()) end(wall.get()?.reden ?? '');
      else if (copy.state.get().onverzonden === 0) end(null);
    };
    const end = (outcome: string | null): void => {
      clearTimeout(timer);
      stop.forEach((unsubscribe) => unsubscribe());
      resolve(outcome);
    };
    const timer = setTimeout(() => end('De server bevestigde het niet op tijd.'), PATIENCE);
    const stop = [copy.state.subscribe(look), wall.subscribe(look)];
    look();
  });
}
