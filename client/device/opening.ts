/** What it takes to open an agreement besides its text: from the server or, when that is away, from this device. */
import type { Standing } from '../api/places.ts';
import type { Failure, Result } from '../api/http.ts';
import { readRows, readThing, writeThing } from './registry.ts';

const LIBRARY = 'bibliotheek';

/** Something that was opened: the standing, and the library the page is drawn with. */
interface Openable {
  readonly standing: Standing;
}

/** Remembers the library for a time without server. */
export function rememberLibrary(opened: Openable): void {
  const { standing: _, ...library } = opened;
  void writeThing(LIBRARY, library).catch(() => undefined);
}

/**
 * The answer of the server or, when it could not be reached and this device has the whole text, what it said
 * the last time.
 */
export async function orFromDevice<T extends Openable>(
  asked: Result<T>,
  person: string,
  id: string,
): Promise<Result<T>> {
  if (asked.ok || !isAway(asked)) return asked;
  const rows = (await readRows()).filter((row) => row.persoon === person && row.id === id && row.volledig);
  const last = rows.sort((a, b) => b.gezien.localeCompare(a.gezien))[0];
  const library = await readThing(LIBRARY);
  if (!last || typeof library !== 'object' || library === null) return asked;
  return { ok: true, value: { ...library, standing: last.stand } as T };
}

/** Not reached, or reached something in between that could not reach the server. */
function isAway({ status }: Failure): boolean {
  return status === 0 || status === 502 || status === 504;
}
