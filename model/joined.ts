/** Whether a municipality is party already, so that nobody joins twice. */
import type * as Y from 'yjs';
import { ordered } from './order.ts';
import { rootPlace } from './place.ts';

export interface Joined {
  readonly nis: unknown;
  readonly soort: unknown;
}

/** The parties, as far as this question needs them. */
export function joinedParties(doc: Y.Doc): Joined[] {
  return ordered(rootPlace(doc).list('partijen')).map(({ record }) => ({
    nis: record.get('nis'),
    soort: record.get('soort'),
  }));
}

/** A lokaal bestuur is gemeente and OCMW at once: it leaves room for neither beside it. */
export function isJoined(parties: readonly Joined[], nis: string, soort: string): boolean {
  return parties.some(
    (party) =>
      party.nis === nis && (party.soort === soort || party.soort === 'lokaal-bestuur' || soort === 'lokaal-bestuur'),
  );
}
