/** What the check says of a file or an address, in a sentence that someone who never saw the product understands. */
import type { CheckAnswer, SignedReport } from '../../model/signing.ts';
import { counted } from '../../model/print/words.ts';
import { momentWords } from '../signing/words.ts';

/** How someone asked: by the address on paper, or with a file. */
export type How = 'adres' | 'bestand';

export interface Verdict {
  readonly toon: 'goed' | 'let-op' | 'slecht';
  readonly kop: string;
  readonly uitleg: string;
}

/** The verdict. One that holds, but asks for a look, is a warning. */
export function verdictOf(answer: CheckAnswer, how: How): Verdict {
  const verdict = VERDICTS[answer.oordeel](answer, how);
  const { vervallen = null } = answer.overeenkomst ?? {};
  if (vervallen === null || verdict.toon === 'slecht') return verdict;
  return {
    toon: 'let-op',
    kop: `${verdict.kop.replace(/\.$/, '')}, maar deze versie geldt niet meer.`,
    uitleg: `De tekst is opnieuw geopend ${momentWords(vervallen)}: wat toen vastlag, is vervallen. Vraag het nieuwe bestand aan wie u dit gaf.`,
  };
}

const BY_ADDRESS: Verdict = {
  toon: 'goed',
  kop: 'Dit adres hoort bij een overeenkomst die hier vastgelegd is.',
  uitleg:
    'Vergelijk de titel en de partijen met uw papier. Of er op dat papier iets anders staat, zegt dit adres niet: kies daarvoor hieronder het bestand.',
};

const VERDICTS: Readonly<Record<CheckAnswer['oordeel'], (answer: CheckAnswer, how: How) => Verdict>> = {
  ongewijzigd: (_answer, how) =>
    how === 'adres'
      ? BY_ADDRESS
      : {
          toon: 'goed',
          kop: 'Dit is het bestand zoals het vastgelegd is.',
          uitleg: 'Er is niets aan gewijzigd. Er staan nog geen handtekeningen in.',
        },
  ondertekend: ({ verslag }) => signed(verslag),
  inhoud: (_answer, how) =>
    how === 'adres'
      ? BY_ADDRESS
      : {
          toon: 'goed',
          kop: 'Dit is de inhoud van een overeenkomst die hier vastgelegd is.',
          uitleg: 'Elk teken van het gegevensbestand is hetzelfde. Handtekeningen staan niet hierin, maar in de pdf.',
        },
  gewijzigd: () => ({
    toon: 'slecht',
    kop: 'Dit bestand is gewijzigd.',
    uitleg: 'Het begint zoals een bestand dat hier vastgelegd is, maar er kwam meer bij dan handtekeningen.',
  }),
  onbekend: (_answer, how) =>
    how === 'adres'
      ? {
          toon: 'let-op',
          kop: 'Dit adres kennen we niet.',
          uitleg:
            'Er is hier geen overeenkomst met deze inhoud vastgelegd. Kijk na of u het hele adres overnam, of neem de QR-code opnieuw op.',
        }
      : {
          toon: 'let-op',
          kop: 'Dit bestand kennen we niet.',
          uitleg:
            'Het is niet hier vastgelegd om te ondertekenen. Dat is ook zo voor een concept, een scan, een pdf die opnieuw afgedrukt of door een ander programma bewaard is, en een Word-bestand. Vraag het bestand aan zoals het uit het ondertekenen kwam.',
        },
};

function signed(verslag: SignedReport | null): Verdict {
  const velden = verslag?.velden ?? [];
  const expected = velden.filter(({ verwacht }) => verwacht !== null).length;
  const found = velden.flatMap(({ handtekening }) => (handtekening ? [handtekening] : []));
  const doubted = found.filter(
    ({ geldig, keten, zelfde }) => !geldig || keten === 'niet-vertrouwd' || zelfde !== 'zelfde',
  ).length;
  const added = 'Behalve handtekeningen is er niets aan toegevoegd of gewijzigd.';
  const issuers = found.some(({ keten }) => keten === 'niet-gecontroleerd')
    ? ' Van wie ze zijn, zegt hun certificaat; wie dat uitgaf, is niet nagekeken.'
    : '';
  return {
    toon: doubted === 0 ? 'goed' : 'let-op',
    kop: `Dit is het vastgelegde bestand, met ${counted(found.length, 'handtekening', 'handtekeningen')} van de ${expected}.`,
    uitleg:
      doubted === 0
        ? `${added}${issuers}`
        : `${added}${issuers} Lees hieronder wel wat er bij ${counted(doubted, 'handtekening', 'handtekeningen')} staat.`,
  };
}
