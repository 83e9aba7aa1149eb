/** What can stand in the way of writing, in words. */
import { BIN_DAYS } from '../../model/bin.ts';
import type { Barrier } from './types.ts';

/** Close codes of the server that mean more than «gesloten», see docs/protocol.md. */
const ENDED = 4401;
const REPLACED = 4409;
const DELETED = 4410;
const TOO_LARGE = 4413;
const OUTDATED = 4426;
/** A single message larger than any server takes (RFC 6455). */
const MESSAGE_TOO_LARGE = 1009;

/** The session has ended: elsewhere, or by its age. */
export const SIGNED_OUT: Barrier = {
  soort: 'afgemeld',
  reden: 'Uw aanmelding is beëindigd. Meld u opnieuw aan om verder te schrijven.',
};

/** Why the server ended a connection for good. */
export function barrierOfClose(code: number, reason: string): Barrier {
  switch (code) {
    case ENDED:
      return SIGNED_OUT;
    case OUTDATED:
      return { soort: 'verouderd', reden: 'Herlaad de pagina; uw tekst staat nog op dit toestel.' };
    case REPLACED:
      return {
        soort: 'vervangen',
        reden: 'Herlaad de pagina om te zien wat er nu op de server staat. Uw tekst wordt daar niet mee vermengd.',
      };
    case DELETED:
      return {
        soort: 'verwijderd',
        reden: `Ze staat ${BIN_DAYS} dagen in de prullenmand. Zet iemand ze terug, herlaad dan de pagina om verder te schrijven.`,
      };
    case TOO_LARGE:
    case MESSAGE_TOO_LARGE:
      return {
        soort: 'te-groot',
        reden:
          'Wat u schreef of plakte, is te veel om te bewaren. Het staat nog hier, maar niet op de server. Maak het ongedaan of verwijder tekst, en probeer dan opnieuw.',
      };
    default:
      return { soort: 'gesloten', reden: reason || 'De server sloot de verbinding.' };
  }
}

/** Whether trying again makes no sense: it would only be refused again, until something is taken away. */
export const isFinalClose = (code: number): boolean => (code >= 4400 && code < 4500) || code === MESSAGE_TOO_LARGE;

/** Whether one may write on, although something stands in the way. */
export const allowsWriting = (barrier: Barrier | null): boolean => barrier === null || barrier.soort === 'te-groot';

/** The document holds something this version cannot show: writing could damage it. */
export function unknownContent(): Barrier {
  return {
    soort: 'onbekend',
    reden:
      'Deze overeenkomst bevat inhoud die deze versie van Samenschrift niet kent. Herlaad de pagina of vraag een nieuwere versie. Er is niets gewijzigd.',
  };
}

/** True when no connection will come by itself any more. */
export function isFinal(barrier: Barrier | null): boolean {
  return (
    barrier !== null &&
    ['gesloten', 'verouderd', 'vervangen', 'verwijderd', 'afgemeld', 'te-groot'].includes(barrier.soort)
  );
}
