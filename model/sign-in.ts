/** Why someone who came from the sign-in service is not let in, and what they can do. */

interface Refusal {
  readonly wat: string;
  readonly raad: string;
  /** Whether choosing another organisation could help. */
  readonly organisatie: boolean;
}

const ASK_ROLE =
  'Vraag de gebruikersbeheerder van uw organisatie om een rol voor Samenschrift, of meld u aan voor een andere organisatie.';
const OTHER = 'Meld u aan voor een andere organisatie.';
const AGAIN = 'Meld u opnieuw aan.';
const LATER = 'Probeer het straks opnieuw. Alles wat bewaard was, is veilig.';

export const SIGN_IN_REFUSALS = {
  'geen-rol': { wat: 'U hebt voor deze organisatie geen rol in Samenschrift.', raad: ASK_ROLE, organisatie: true },
  'rol-past-niet': {
    wat: 'De rol die u in Samenschrift hebt, kan niet voor deze organisatie.',
    raad: ASK_ROLE,
    organisatie: true,
  },
  doelgroep: {
    wat: 'U meldde u niet aan voor VDAB of voor een lokaal bestuur.',
    raad: OTHER,
    organisatie: true,
  },
  'niet-vdab': { wat: 'Van de Vlaamse overheid kan alleen VDAB zich aanmelden.', raad: OTHER, organisatie: true },
  'onbekend-bestuur': {
    wat: 'Samenschrift kent het lokaal bestuur niet waarvoor u zich aanmeldde.',
    raad: 'Meld u aan voor een andere organisatie, of laat het de beheerder van Samenschrift weten.',
    organisatie: true,
  },
  onvolledig: {
    wat: 'De aanmelddienst gaf niet alles door wat nodig is om u te herkennen.',
    raad: 'Laat het de beheerder van Samenschrift weten.',
    organisatie: false,
  },
  afgebroken: { wat: 'U hebt het aanmelden afgebroken.', raad: AGAIN, organisatie: false },
  verlopen: {
    wat: 'Deze aanmelding is verlopen, al gebruikt, of in een ander venster begonnen.',
    raad: AGAIN,
    organisatie: false,
  },
  mislukt: {
    wat: 'De aanmelddienst gaf een antwoord dat niet klopt.',
    raad: 'Meld u opnieuw aan. Lukt het weer niet, laat het dan de beheerder van Samenschrift weten.',
    organisatie: false,
  },
  onbereikbaar: { wat: 'De aanmelddienst is nu niet bereikbaar.', raad: LATER, organisatie: false },
  opslag: { wat: 'Samenschrift kan nu niet bij zijn opslag.', raad: LATER, organisatie: false },
} as const satisfies Readonly<Record<string, Refusal>>;
export type SignInRefusal = keyof typeof SIGN_IN_REFUSALS;

/** The refusal with this id; null where it is none. */
export function refusalOf(id: string): Refusal | null {
  return Object.hasOwn(SIGN_IN_REFUSALS, id) ? SIGN_IN_REFUSALS[id as SignInRefusal] : null;
}
