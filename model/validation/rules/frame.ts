/** Rules on the frame of an agreement: title, term, parties, signatories, texts, meetings. */
import type { Agreement, Contact, Party, Signatory } from '../../agreement.ts';
import { isBlank, type RichText } from '../../rich-text.ts';
import { dayWords } from '../../day.ts';
import { placeName } from '../../title.ts';
import { blank, nameRecord, unmet, type Finding } from '../rule.ts';
import { MEETING_KINDS, shortNameOf, type MeetingKind } from '../../terms.ts';
import { numberOf } from '../../numbering.ts';

/** The title is there, and names every local party as the parties themselves are named. */
export function titelIngevuld({ titel, partijen }: Agreement): Finding[] {
  if (blank(titel)) return [{ pad: '/titel', boodschap: 'Geef de overeenkomst een titel.' }];
  return partijen.flatMap((party) => {
    const name = placeName(party);
    if (name === '' || party.soort === 'vdab' || titel.includes(name)) return [];
    return [
      {
        pad: '/titel',
        ernst: 'aandacht' as const,
        boodschap: `«${name}» komt niet voor in de titel. Kijk na of de naam juist gespeld is en niemand ontbreekt.`,
      },
    ];
  });
}

/** The term has a start and an end, in order, and ends with the legislature at the latest (design §3, seed 004 Deel V). */
export function looptijdBinnenLegislatuur(
  { looptijd, legislatuur }: Agreement,
  lastDays: Readonly<Record<string, string>>,
): Finding[] {
  const { start, einde } = looptijd;
  const [first, last] = legislatuur.split('-');
  const lastDay = lastDays[legislatuur] ?? `${last}-12-31`;
  return unmet(
    [start !== undefined, '/looptijd/start', 'Kies de dag waarop de overeenkomst begint.'],
    [einde !== undefined, '/looptijd/einde', 'Kies de dag waarop de overeenkomst eindigt.'],
    [
      !start || !einde || start < einde,
      '/looptijd/einde',
      'De einddatum valt niet na de begindatum. Pas een van beide aan.',
    ],
    [
      !start || start >= `${first}-01-01`,
      '/looptijd/start',
      `De overeenkomst begint voor de legislatuur ${legislatuur}. Kies een begindatum vanaf 1 januari ${first}.`,
    ],
    [
      !einde || einde <= lastDay,
      '/looptijd/einde',
      `De overeenkomst loopt langer dan de legislatuur ${legislatuur}. Kies een einddatum uiterlijk op ${dayWords(lastDay)}.`,
    ],
  );
}

/** VDAB and at least one local government are party. */
export function vdabEnLokaalBestuur({ partijen }: Agreement): Finding[] {
  return unmet(
    [partijen.some(({ soort }) => soort === 'vdab'), '/partijen', 'VDAB ontbreekt bij de partijen. Voeg VDAB toe.'],
    [
      partijen.some(({ soort }) => soort !== 'vdab'),
      '/partijen',
      'Er is nog geen lokaal bestuur partij. Voeg minstens een gemeente of OCMW toe.',
    ],
  );
}

/** Every party is fully identified and has someone to contact; no party stands there twice. */
export function partijenVolledig({ partijen }: Agreement): Finding[] {
  return partijen.flatMap((party, nth) => {
    const pad = `/partijen/${nth}`;
    const who = partyLabel(party, nth);
    const twin = partijen.findIndex((other) => other.kbo !== undefined && other.kbo === party.kbo);
    return [
      ...unmet(
        [!blank(party.naam), `${pad}/naam`, `Vul de naam van partij ${nth + 1} in.`],
        [!blank(party.zetel), `${pad}/zetel`, `Vul het adres van de zetel van ${who} in.`],
        [party.kbo !== undefined, `${pad}/kbo`, `Vul het ondernemingsnummer van ${who} in.`],
        [
          party.kbo === undefined || isKbo(party.kbo),
          `${pad}/kbo`,
          `Het ondernemingsnummer van ${who} klopt niet. Kijk de 10 cijfers na.`,
        ],
        [
          party.kboOcmw === undefined || isKbo(party.kboOcmw),
          `${pad}/kboOcmw`,
          `Het ondernemingsnummer van het OCMW bij ${who} klopt niet. Kijk de 10 cijfers na.`,
        ],
        [
          party.kbo === undefined || twin === nth,
          `${pad}/kbo`,
          `${who} staat twee keer bij de partijen. Haal een van beide weg.`,
        ],
        [!blank(party.vertegenwoordiging), `${pad}/vertegenwoordiging`, `Vul in welk orgaan ${who} vertegenwoordigt.`],
        [party.contactpersonen.length > 0, `${pad}/contactpersonen`, `Voeg voor ${who} een contactpersoon toe.`],
      ),
      ...party.contactpersonen.flatMap((contact, at) => contactComplete(contact, `${pad}/contactpersonen/${at}`, who)),
    ];
  });
}

function contactComplete(contact: Contact, pad: string, who: string): Finding[] {
  return unmet(
    [
      !blank(contact.naam) || !blank(contact.functie),
      `${pad}/naam`,
      `Vul de naam of de functie van de contactpersoon van ${who} in.`,
    ],
    [
      !blank(contact.email) || !blank(contact.telefoon),
      `${pad}/email`,
      `Vul een e-mailadres of telefoonnummer in van de contactpersoon van ${who}.`,
    ],
    [
      blank(contact.email) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email.trim()),
      `${pad}/email`,
      `Het e-mailadres «${contact.email}» klopt niet. Kijk de schrijfwijze na.`,
    ],
  );
}

const partyLabel = (party: Pick<Party, 'naam'>, nth: number): string =>
  blank(party.naam) ? `partij ${nth + 1}` : party.naam.trim();

/** Belgian enterprise number: the last two digits are 97 minus the first eight modulo 97. */
export function isKbo(kbo: string): boolean {
  return /^[01]\d{9}$/.test(kbo) && 97 - (Number(kbo.slice(0, 8)) % 97) === Number(kbo.slice(8));
}

/** Every party has signatories, each with name, function and a mandate: who decided, which decision, when. */
export function ondertekenaarsMetMandaat({ partijen }: Agreement): Finding[] {
  return partijen.flatMap((party, nth) => {
    const pad = `/partijen/${nth}/ondertekenaars`;
    const who = partyLabel(party, nth);
    if (party.ondertekenaars.length === 0) return [{ pad, boodschap: `Voeg toe wie voor ${who} ondertekent.` }];
    return party.ondertekenaars.flatMap((signatory, at) => signatoryComplete(signatory, `${pad}/${at}`, who));
  });
}

function signatoryComplete({ naam, functie, mandaat }: Signatory, pad: string, party: string): Finding[] {
  const who = blank(naam) ? `een ondertekenaar van ${party}` : `${naam.trim()} (${party})`;
  return unmet(
    [!blank(naam), `${pad}/naam`, `Vul de naam in van een ondertekenaar van ${party}.`],
    [!blank(functie), `${pad}/functie`, `Vul de functie van ${who} in.`],
    [!blank(mandaat.orgaan), `${pad}/mandaat/orgaan`, `Vul in welk orgaan het mandaat gaf aan ${who}.`],
    [
      !blank(mandaat.besluit),
      `${pad}/mandaat/besluit`,
      `Vul het nummer in van het besluit dat ${who} machtigt om te ondertekenen.`,
    ],
    [
      mandaat.datum !== undefined,
      `${pad}/mandaat/datum`,
      `Vul de datum in van het besluit dat ${who} machtigt om te ondertekenen.`,
    ],
  );
}

const TEXT_NAMES: Readonly<Record<string, string>> = {
  algemeneDoelstelling: 'de algemene doelstelling',
  principes: 'de principes van de samenwerking',
  'omgevingsanalyse.tekst': 'de omgevingsanalyse',
  'slotbepalingen.duur': 'de bepaling over de duur',
  'slotbepalingen.opzegging': 'de bepaling over de opzegging',
  'slotbepalingen.geschillen': 'de bepaling over geschillen',
};

/** The texts named by their dotted paths say something. */
export function tekstIngevuld(agreement: Agreement, paths: readonly string[]): Finding[] {
  return paths
    .filter((path) => isBlank(textAt(agreement, path)))
    .map((path) => ({
      pad: `/${path.replaceAll('.', '/')}`,
      boodschap: `Schrijf ${TEXT_NAMES[path] ?? `de tekst «${path}»`}.`,
    }));
}

function textAt(agreement: Agreement, path: string): RichText {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], agreement) as RichText;
}

/** The meetings the template promises: each kind at least so many times a year (seed 004 Deel IV). */
export function overlegMinstens({ overleg }: Agreement, minima: Readonly<Record<string, number>>): Finding[] {
  return [
    ...Object.entries(minima).flatMap(([kind, times]) => oftenEnough(overleg, kind as MeetingKind, times)),
    ...overleg.flatMap(({ naam, keerPerJaar, soort }, nth) => {
      const who = nameRecord(numberOf('overleg', nth), naam);
      return unmet(
        [!blank(naam), `/overleg/${nth}/naam`, `Geef ${who} een naam.`],
        [
          keerPerJaar !== undefined || soort in minima,
          `/overleg/${nth}/keerPerJaar`,
          `Vul in hoeveel keer per jaar ${who} samenkomt.`,
        ],
      );
    }),
  ];
}

function oftenEnough(overleg: Agreement['overleg'], kind: MeetingKind, times: number): Finding[] {
  const nth = overleg.findIndex(({ soort }) => soort === kind);
  const name = shortNameOf(MEETING_KINDS, kind).toLowerCase();
  if (nth < 0)
    return [
      {
        pad: '/overleg',
        boodschap: `Voeg een ${name} toe dat minstens ${times} keer per jaar samenkomt.`.replace(
          'een stuurgroep toe dat',
          'een stuurgroep toe die',
        ),
      },
    ];
  const most = Math.max(...overleg.filter(({ soort }) => soort === kind).map(({ keerPerJaar }) => keerPerJaar ?? 0));
  if (most >= times) return [];
  return [
    {
      pad: `/overleg/${nth}/keerPerJaar`,
      boodschap: `Laat ${kind === 'stuurgroep' ? 'de' : 'het'} ${name} minstens ${times} keer per jaar samenkomen.`,
    },
  ];
}
