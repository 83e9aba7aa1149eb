/** What can stand in the way of writing, in words. */
import type { Barrier } from './types.ts';

/** Close codes of the server that mean more than «gesloten», see docs/protocol.md. */
const SIGNED_OUT = 4401;
const REPLACED = 4409;
const OUTDATED = 4426;

/** Why the server ended a connection for good. */
export function barrierOfClose(code: number, reason: string): Barrier {
  switch (code) {
    case SIGNED_OUT:
      return { soort: 'afgemeld', reden: 'Uw aanmelding is beëindigd. Meld u opnieuw aan om verder te schrijven.' };
    case OUTDATED:
      return { soort: 'verouderd', reden: 'Herlaad de pagina; uw tekst staat nog op dit toestel.' };
    case REPLACED:
      return {
        soort: 'vervangen',
        reden: 'Herlaad de pagina om te zien wat er nu op de server staat. Uw tekst wordt daar niet mee vermengd.',
      };
    default:
      return { soort: 'gesloten', reden: reason || 'De server sloot de verbinding.' };
  }
}

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
  return barrier !== null && ['gesloten', 'verouderd', 'vervangen', 'afgemeld'].includes(barrier.soort);
}
