/** What it takes to open an agreement besides its text: from the server or, when that is away, from this device. */
import type { Standing } from '../api/places.ts';
import type { Failure, Result } from '../api/http.ts';
import { readRows, readThing, writeThing } from './registry.ts';

const LIBRARY = 'bibliotheek';
/** How long a server that does not answer may keep someone from a text that is on this device, ms. */
const PATIENCE = 5_000;

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
 * The answer of the server or, when it is away or slow and this device has the whole text, what it said the
 * last time.
 */
export async function orFromDevice<T extends Openable>(
  asking: Promise<Result<T>>,
  person: string,
  id: string,
): Promise<Result<T>> {
  const asked = await inTime(asking);
  if (asked && (asked.ok || !isAway(asked))) return asked;
  const known = await fromDevice<T>(person, id);
  return known ? { ok: true, value: known } : asking;
}

/** What the server answers soon enough; null when it takes too long to keep someone waiting. */
export function inTime<T>(asking: Promise<T>): Promise<T | null> {
  const slow = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  return Promise.race([asking, slow]);
}

async function fromDevice<T extends Openable>(person: string, id: string): Promise<T | null> {
  const rows = (await readRows()).filter((row) => row.persoon === person && row.id === id && row.volledig);
  const last = rows.sort((a, b) => b.gezien.localeCompare(a.gezien))[0];
  const library = await readThing(LIBRARY);
  if (!last || typeof library !== 'object' || library === null) return null;
  return { ...library, standing: last.stand } as T;
}

/** Not reached, or reached something in between that could not reach the server. */
function isAway({ status }: Failure): boolean {
  return status === 0 || status === 502 || status === 504;
}
