/** What the server says this person may, as it changes while the page is open (frame 101, docs/protocol.md). */
import type { Barrier } from './types.ts';

export interface Heard {
  readonly wall: Barrier | null;
  /** Something was refused before: connecting anew sends it. */
  readonly resend: boolean;
}

/** What stands in the way of writing after the server has spoken; `reden` is null when this person may write. */
export function afterHearing(wall: Barrier | null, reden: string | null): Heard {
  switch (wall?.soort) {
    case undefined:
    case 'lezer':
      return { wall: reden === null ? null : { soort: 'lezer', reden }, resend: false };
    case 'geweigerd':
      return reden === null ? { wall: null, resend: true } : { wall: { soort: 'geweigerd', reden }, resend: false };
    case 'gesloten':
    case 'onbekend':
    case 'verouderd':
    case 'vervangen':
    case 'verwijderd':
    case 'afgemeld':
    case 'te-groot':
      return { wall, resend: false };
  }
}
