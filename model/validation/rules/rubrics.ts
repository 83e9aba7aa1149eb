/** Rules on and between the five rubrics. */
import type { Action, Agreement, Figure, Indicator } from '../../agreement.ts';
import { numberOf } from '../../numbering.ts';
import { dayWords } from '../../day.ts';
import { isBlank } from '../../rich-text.ts';
import { DOMAINS, shortNameOf, TARGET_GROUPS } from '../../terms.ts';
import { blank, nameRecord, unmet, type Finding } from '../rule.ts';

/** Every figure of the omgevingsanalyse says what it counts, where, when, and who says so. */
export function cijfersMetBron({ omgevingsanalyse: { cijfers } }: Agreement): Finding[] {
  if (cijfers.length === 0)
    return [
      {
        pad: '/omgevingsanalyse/cijfers',
        ernst: 'aandacht',
        boodschap: 'Onderbouw de omgevingsanalyse met minstens een cijfer en zijn bron.',
      },
    ];
  return cijfers.flatMap((figure, nth) => figureComplete(figure, nth));
}

function figureComplete(figure: Figure, nth: number): Finding[] {
  const pad = `/omgevingsanalyse/cijfers/${nth}`;
  const which = nameRecord(`cijfer ${nth + 1}`, figure.omschrijving);
  return unmet(
    [!blank(figure.omschrijving), `${pad}/omschrijving`, `Schrijf wat ${which} telt.`],
    [figure.waarde !== undefined, `${pad}/waarde`, `Vul de waarde van ${which} in.`],
    [!blank(figure.gebied), `${pad}/gebied`, `Vul in op welk gebied ${which} slaat.`],
    [figure.datum !== undefined, `${pad}/datum`, `Vul in van wanneer ${which} is.`],
    [!blank(figure.bron), `${pad}/bron`, `Vermeld de bron van ${which}.`],
  );
}

/** Every doelstelling is served by an actie and measured by an indicator, its own or one of its acties' (design §3). */
export function doelstellingenGedragen({ doelstellingen, acties, indicatoren }: Agreement): Finding[] {
  if (doelstellingen.length === 0)
    return [{ pad: '/doelstellingen', boodschap: 'Bepaal samen minstens een doelstelling.' }];
  return doelstellingen.flatMap(({ id, titel, omschrijving }, nth) => {
    const pad = `/doelstellingen/${nth}`;
    const which = nameRecord(numberOf('doelstellingen', nth), titel);
    const serving = acties.filter((actie) => actie.doelstellingen.includes(id));
    const measured = new Set([id, ...serving.map((actie) => actie.id)]);
    return unmet(
      [!blank(titel), `${pad}/titel`, `Geef doelstelling ${which} een titel.`],
      [!isBlank(omschrijving), `${pad}/omschrijving`, `Schrijf wat de partners met ${which} willen bereiken.`],
      [serving.length > 0, pad, `Geen enkele actie dient ${which}. Voeg een actie toe of koppel een bestaande.`],
      [
        indicatoren.some(({ koppeling }) => koppeling !== undefined && measured.has(koppeling)),
        pad,
        `Geen enkele indicator meet ${which}. Voeg een indicator toe of koppel een bestaande.`,
      ],
    );
  });
}

/** Every actie is complete: what, for what, for whom, who pulls it, by when; and within the term. */
export function actiesVolledig(agreement: Agreement): Finding[] {
  if (agreement.acties.length === 0)
    return [{ pad: '/acties', boodschap: 'Voeg minstens een actie toe, uit de inspiratieset of uit eigen praktijk.' }];
  return agreement.acties.flatMap((actie, nth) => {
    const pad = `/acties/${nth}`;
    const which = nameRecord(numberOf('acties', nth), actie.titel);
    return [
      ...unmet(
        [!blank(actie.titel), `${pad}/titel`, `Geef actie ${which} een titel.`],
        [!isBlank(actie.omschrijving), `${pad}/omschrijving`, `Beschrijf wat er in ${which} gebeurt.`],
        [actie.doelstellingen.length > 0, `${pad}/doelstellingen`, `Koppel ${which} aan de doelstelling die ze dient.`],
        [
          actie.algemeen || actie.doelgroepen.length > 0,
          `${pad}/doelgroepen`,
          `Kies voor welke doelgroepen ${which} is, of maak er een algemene actie van.`,
        ],
        [
          !(actie.algemeen && actie.doelgroepen.length > 0),
          `${pad}/doelgroepen`,
          `${which} is algemeen en noemt toch doelgroepen. Kies een van beide.`,
        ],
        [actie.trekker !== undefined, `${pad}/trekker`, `Kies een trekker voor ${which}.`],
        [
          actie.trekker === undefined || !actie.partners.includes(actie.trekker),
          `${pad}/partners`,
          `De trekker van ${which} staat ook bij de partners. Haal die daar weg.`,
        ],
      ),
      ...withinTerm(actie, agreement.looptijd, pad, which),
    ];
  });
}

function withinTerm({ start, deadline }: Action, term: Agreement['looptijd'], pad: string, which: string): Finding[] {
  const outside = (day: string | undefined): boolean =>
    day !== undefined &&
    ((term.start !== undefined && day < term.start) || (term.einde !== undefined && day > term.einde));
  const span = `${term.start ? dayWords(term.start) : '...'} tot ${term.einde ? dayWords(term.einde) : '...'}`;
  return unmet(
    [deadline !== undefined, `${pad}/deadline`, `Kies een deadline voor ${which}.`],
    [
      !outside(deadline),
      `${pad}/deadline`,
      `De deadline van ${which} valt buiten de looptijd. Kies een dag van ${span}.`,
    ],
    [!outside(start), `${pad}/start`, `De start van ${which} valt buiten de looptijd. Kies een dag van ${span}.`],
    [
      !start || !deadline || start <= deadline,
      `${pad}/start`,
      `${which} begint na de eigen deadline. Pas een van beide aan.`,
    ],
  );
}

/** Every cell in scope has someone at turn and a contact person (design §3, seed 002 §4.2). */
export function taakverdelingGedekt({ taakverdeling: { taken } }: Agreement): Finding[] {
  if (!taken.some(({ vanToepassing }) => vanToepassing))
    return [
      {
        pad: '/taakverdeling/taken',
        boodschap: 'Duid aan voor welke doelgroepen en vlakken de partners taken verdelen.',
      },
    ];
  return taken.flatMap((taak, nth) => {
    if (!taak.vanToepassing) return [];
    const pad = `/taakverdeling/taken/${nth}`;
    const where = `«${shortNameOf(DOMAINS, taak.vlak)}» voor «${shortNameOf(TARGET_GROUPS, taak.doelgroep)}»`;
    return unmet(
      [taak.aanZet.length > 0, `${pad}/aanZet`, `Kies wie aan zet is bij ${where}.`],
      [taak.contactpersonen.length > 0, `${pad}/contactpersonen`, `Kies een contactpersoon bij ${where}.`],
      [
        !taak.betrokken.some((party) => taak.aanZet.includes(party)),
        `${pad}/betrokken`,
        `Bij ${where} is een partij tegelijk aan zet en betrokken. Kies een van beide.`,
      ],
    );
  });
}

/** Every indicator can be followed from the first day: what, of what, how often, from which source, to where. */
export function indicatorenVolledig({ indicatoren, looptijd }: Agreement): Finding[] {
  return indicatoren.flatMap((indicator, nth) => {
    const pad = `/indicatoren/${nth}`;
    const which = nameRecord(numberOf('indicatoren', nth), indicator.naam);
    return [
      ...unmet(
        [!blank(indicator.naam), `${pad}/naam`, `Geef indicator ${which} een naam.`],
        [
          indicator.koppeling !== undefined,
          `${pad}/koppeling`,
          `Koppel ${which} aan de doelstelling of actie die hij meet.`,
        ],
        [indicator.frequentie !== undefined, `${pad}/frequentie`, `Kies hoe vaak ${which} gemeten wordt.`],
        [!blank(indicator.bron), `${pad}/bron`, `Vermeld uit welke bron ${which} komt.`],
      ),
      ...targetSet(indicator, looptijd, pad, which),
    ];
  });
}

function targetSet(indicator: Indicator, term: Agreement['looptijd'], pad: string, which: string): Finding[] {
  if (indicator.soort === 'kwalitatief')
    return unmet([
      !blank(indicator.streefdoel),
      `${pad}/streefdoel`,
      `Schrijf wat de partners bij ${which} willen zien.`,
    ]);
  const { nulmeting, streefcijfer, eenheid } = indicator;
  return unmet(
    [!blank(eenheid), `${pad}/eenheid`, `Vul de eenheid van ${which} in, bijvoorbeeld personen of %.`],
    [nulmeting.waarde !== undefined, `${pad}/nulmeting/waarde`, `Vul de nulmeting van ${which} in.`],
    [nulmeting.datum !== undefined, `${pad}/nulmeting/datum`, `Vul in van wanneer de nulmeting van ${which} is.`],
    [streefcijfer.waarde !== undefined, `${pad}/streefcijfer/waarde`, `Spreek een streefcijfer af voor ${which}.`],
    [
      streefcijfer.datum !== undefined,
      `${pad}/streefcijfer/datum`,
      `Kies tegen wanneer het streefcijfer van ${which} gehaald moet zijn.`,
    ],
    [
      !streefcijfer.datum || !term.einde || streefcijfer.datum <= term.einde,
      `${pad}/streefcijfer/datum`,
      `Het streefcijfer van ${which} valt na het einde van de overeenkomst. Kies een dag uiterlijk op ${term.einde ? dayWords(term.einde) : 'de einddatum'}.`,
    ],
  );
}
