/** What the server says this person may, as it changes while the page is open (frame 101, docs/protocol.md). */
import type { Barrier } from './types.ts';

export interface Heard {
  readonly wall: Barrier | null;
  /** Something was refused before: connecting anew sends it, or sets it aside where the text was laid down. */
  readonly resend: boolean;
}

/**
 * What stands in the way of writing after the server has spoken; `reden` is null when this person may write. Where the
 * text `isLaidDown`, what was refused before cannot get in: it is nobody's fault, and set aside (docs/decisions/0023).
 */
export function afterHearing(wall: Barrier | null, reden: string | null, isLaidDown = false): Heard {
  switch (wall?.soort) {
    case undefined:
    case 'lezer':
      return { wall: reden === null ? null : { soort: 'lezer', reden }, resend: false };
    case 'geweigerd':
      if (reden === null) return { wall: null, resend: true };
      return isLaidDown
        ? { wall: { soort: 'lezer', reden }, resend: true }
        : { wall: { soort: 'geweigerd', reden }, resend: false };
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
