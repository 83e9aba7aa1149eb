/** What was found in signatures, as people say it. */
import { dayWords } from '../../model/day.ts';
import type { Chain, Refusal, SignatoryState, SignatureReport } from '../../model/signing.ts';
import { localDay } from '../fields/dutch.ts';
import { clockOf } from '../home/ago.ts';

/** "op 21 november 2026 om 9.05 uur", where its reader is. */
export function momentWords(iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : `op ${dayWords(localDay(moment))} om ${clockOf(moment)} uur`;
}

/** Enough of a hash to compare it with paper: its two ends. */
export const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`;

export const STATES: Readonly<Record<SignatoryState, string>> = {
  open: 'nog niet',
  digitaal: 'digitaal ondertekend',
  papier: 'op papier ondertekend',
  'te-bevestigen': 'te bevestigen',
};

/** Who vouches for a certificate: in a few words, and what that means. */
export const CHAINS: Readonly<Record<Chain, { readonly kort: string; readonly uitleg: string }>> = {
  'niet-gecontroleerd': {
    kort: 'uitgever niet nagekeken',
    uitleg:
      'Wie voor dit certificaat instaat, is niet nagekeken: op deze server zijn geen vertrouwde uitgevers ingesteld.',
  },
  vertrouwd: {
    kort: 'uitgever vertrouwd',
    uitleg: 'Het certificaat komt van een uitgever die op deze server als vertrouwd ingesteld is.',
  },
  'niet-vertrouwd': {
    kort: 'uitgever niet vertrouwd',
    uitleg:
      'Het certificaat komt van geen van de uitgevers die op deze server als vertrouwd ingesteld zijn. Vraag na wie het gaf voor u op de naam voortgaat.',
  },
};

/** The name in the certificate beside the name that was expected there. */
export function matchWords({ verwacht, handtekening }: SignatureReport): string {
  if (!handtekening) return '';
  if (!verwacht) return 'In dit veld werd niemand verwacht.';
  switch (handtekening.zelfde) {
    case 'zelfde':
      return `De naam in het certificaat is die van ${verwacht.naam}.`;
    case 'anders':
      return `Verwacht werd ${verwacht.naam}; het certificaat noemt ${handtekening.wie}.`;
    case 'onbekend':
      return `Het certificaat noemt niemand bij naam. Verwacht werd ${verwacht.naam}.`;
  }
}

/** What to do about a file that is not accepted. */
export const ADVICE: Readonly<Record<Refusal, string>> = {
  onleesbaar:
    'Haal het bestand opnieuw op waar u het ondertekende, en kies de pdf zelf, niet een zip of een afbeelding.',
  'ander-bestand':
    'Download hier het bestand en laat dat ondertekenen. Druk het niet opnieuw af naar pdf en «vlak het niet af» (flatten): dan is het een ander bestand.',
  'niet-ondertekend':
    'Dit is het bestand zoals u het downloadde. Onderteken het eerst, bewaar het, en kies het dan opnieuw.',
  vervallen: 'Wat erop ondertekend is, telt niet meer: wie al tekende, tekent opnieuw, in het bestand van hier.',
  'inhoud-gewijzigd':
    'Er is meer toegevoegd dan handtekeningen, zoals een opmerking, een stempel of een pagina. Onderteken het bestand van hier opnieuw, zonder iets anders toe te voegen.',
  'veld-verplaatst':
    'Onderteken in het vak dat er al staat: klik erop, en maak geen nieuw vak. Een platform moet het bestaande veld gebruiken.',
  bereik: 'Onderteken met een ander programma, dat het hele bestand ondertekent en er niets aan herschrijft.',
  'na-laatste-handtekening':
    'Kies het bestand zoals het uit het ondertekenen kwam. Bewaar of druk het nadien niet met een ander programma.',
  'handtekening-ongeldig':
    'De handtekening past niet bij deze tekst. Het bestand raakte beschadigd of er is aan geknoeid: vraag het opnieuw aan wie het ondertekende.',
};
