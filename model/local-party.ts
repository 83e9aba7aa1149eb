/** How VDAB and a municipality become a party: names, enterprise numbers, who represents them. */
import type { Party } from './agreement.ts';

/** VDAB as a party, with its seat and enterprise number. */
export function vdabParty(id: string): Party {
  return {
    id,
    soort: 'vdab',
    naam: 'VDAB',
    zetel: 'Keizerslaan 11, 1000 Brussel',
    kbo: '0887010362',
    vertegenwoordiging: 'de provinciaal directeur',
    ondertekenaars: [],
    contactpersonen: [],
  };
}

/** A municipality with the enterprise numbers of its gemeente and OCMW (data/lokale-besturen-2025.json). */
export interface Municipality {
  readonly nis: string;
  readonly naam: string;
  readonly provincie: string;
  readonly referentieregio: string;
  readonly kboGemeente: string;
  readonly kboOcmw: string;
}

/** A municipality as a party, as gemeente, as OCMW or as both together. */
export function localParty(id: string, place: Municipality, soort: 'gemeente' | 'ocmw' | 'lokaal-bestuur'): Party {
  const names = { gemeente: 'Gemeente', ocmw: 'OCMW', 'lokaal-bestuur': 'Lokaal bestuur' };
  const councils = {
    gemeente: 'de gemeenteraad',
    ocmw: 'de raad voor maatschappelijk welzijn',
    'lokaal-bestuur': 'de gemeenteraad en de raad voor maatschappelijk welzijn',
  };
  return {
    id,
    soort,
    naam: `${names[soort]} ${place.naam}`,
    zetel: '',
    nis: place.nis,
    kbo: soort === 'ocmw' ? place.kboOcmw : place.kboGemeente,
    ...(soort === 'lokaal-bestuur' ? { kboOcmw: place.kboOcmw } : {}),
    vertegenwoordiging: councils[soort],
    ondertekenaars: [],
    contactpersonen: [],
  };
}
