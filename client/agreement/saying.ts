/** What the bar says about saving, in words: pure, so that every combination can be checked. */
import type { DeviceState } from '../device/keeper.ts';
import { isAtRisk, type SavedState } from '../sync/saved.ts';
import type { Barrier } from '../sync/types.ts';

/** `let-op`: not on the server, but safe on this device. */
export interface Saying {
  readonly kort: string;
  readonly woorden: string;
  readonly toon: 'goed' | 'bezig' | 'let-op' | 'slecht';
}
export interface Situation {
  readonly saved: SavedState;
  readonly device: DeviceState;
  readonly barrier: Barrier | null;
  /** Whether to speak of a connection: steady, so that words do not flicker. */
  readonly up: boolean;
}

const CONNECTING: Saying = { kort: 'Verbinden…', woorden: 'Verbinden…', toon: 'bezig' };
const SAVED: Saying = { kort: 'Bewaard', woorden: 'Bewaard', toon: 'goed' };
const SAVING: Saying = { kort: 'Bewaren…', woorden: 'Bewaren…', toon: 'bezig' };
const READING: Saying = { kort: 'Alleen lezen', woorden: 'Alleen lezen', toon: 'bezig' };

/** What to say. */
export function sayingOf(situation: Situation): Saying {
  const { saved, barrier } = situation;
  // What a refusal leaves behind is not on its way any more: saying «Bewaren…» would be untrue.
  if (barrier && barrier.soort !== 'onbekend' && isAtRisk(saved)) return refused(situation);
  const said = plain(situation);
  return barrier?.soort === 'lezer' && (said.toon === 'goed' || said.toon === 'bezig') ? READING : said;
}

function plain({ saved, device, up }: Situation): Saying {
  switch (saved) {
    case 'verbinden':
      return up ? CONNECTING : beforeContact(device);
    case 'bewaard':
      return device.onverzonden > 0 ? unread(device.onverzonden) : SAVED;
    case 'bewaren':
      return SAVING;
    case 'geen-verbinding':
      return up ? SAVED : away(0, device);
    case 'niet-bewaard':
      return up ? SAVING : away(device.onverzonden, device);
    case 'schijf':
      return { ...here(device), woorden: `Nog niet bewaard: de server kan nu niet schrijven. ${here(device).woorden}` };
  }
}

/** The copy may still be being read: what it holds is not known yet. */
function beforeContact(device: DeviceState): Saying {
  if (device.soort === 'openen') return { kort: 'Niet verbonden', woorden: 'Niet verbonden.', toon: 'let-op' };
  return away(device.onverzonden, device);
}

/** The server has all that is on the page, but an earlier page left work in a copy that does not open. */
function unread(count: number): Saying {
  return {
    kort: `${count} op dit toestel`,
    woorden: `${changes(count)} nog op dit toestel, in een kopie die nu niet opengaat. Herlaad de pagina.`,
    toon: 'slecht',
  };
}

function away(unsent: number, device: DeviceState): Saying {
  if (unsent === 0)
    return { kort: 'Niet verbonden', woorden: 'Niet verbonden. Alles tot nu is bewaard.', toon: 'let-op' };
  const said = here(device);
  return { ...said, woorden: `Niet verbonden. ${said.woorden}` };
}

/** Where the edits are that the server lacks: on this device, or nowhere but in this window. */
function here(device: DeviceState): Saying {
  const { onverzonden, wachtend } = device;
  if (device.soort === 'houdt' && wachtend === 0)
    return {
      kort: `${onverzonden} op dit toestel`,
      woorden: `${changes(onverzonden)} alleen op dit toestel.`,
      toon: 'let-op',
    };
  return {
    kort: 'Sluit dit venster niet',
    woorden: `${changes(Math.max(1, Math.min(wachtend, onverzonden)))} alleen in dit venster: sluit het niet.`,
    toon: 'slecht',
  };
}

const changes = (count: number): string => (count === 1 ? '1 wijziging staat' : `${count} wijzigingen staan`);

function refused({ barrier, device }: Situation): Saying {
  const why = barrier?.soort === 'geweigerd' || barrier?.soort === 'lezer' ? 'de server nam uw wijziging niet aan' : '';
  const place = here(device).woorden;
  return { kort: 'Niet bewaard', woorden: why ? `Niet bewaard: ${why}` : `Niet bewaard. ${place}`, toon: 'slecht' };
}

/** A moment, for people: the hour today, else the day too. */
export function momentOf(iso: string, now: Date): string {
  const at = new Date(iso);
  const hour = at.toLocaleTimeString('nl-BE', { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return `om ${hour}`;
  return `op ${at.toLocaleDateString('nl-BE', { day: 'numeric', month: 'long' })} om ${hour}`;
}
