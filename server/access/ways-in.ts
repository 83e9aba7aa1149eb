/** How people come in: at the provider that is set, else as one of the demo's. */
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { PersonStore } from '../store/persons.ts';
import type { ClaimRules } from './claims.ts';
import { DEMO } from './demo.ts';
import { Oidc, type OidcSettings } from './oidc.ts';
import { both, type People } from './people.ts';
import { peopleIn } from './persons.ts';

/** A provider where people sign in. */
export interface Provider {
  readonly oidc: Oidc;
  readonly rules: ClaimRules;
  /** Where our pages are, without a slash at the end. */
  readonly publicUrl: string;
}

/** Who there is. With a provider nobody of the demo is. */
export function peopleFor(settings: OidcSettings | null, store: PersonStore): People {
  const kept = peopleIn(store);
  return settings ? kept : both(DEMO, kept);
}

/** The provider of `settings`, and who of its people may come in. */
export function providerOf(settings: OidcSettings, { municipalities }: Library, log: Log): Provider {
  const { issuer, roleClaim, vdabCode, otherCodes, publicUrl } = settings;
  const local = new Set([...municipalities.flatMap((one) => [one.kboGemeente, one.kboOcmw]), ...otherCodes]);
  const rules = { issuer, roleClaim, vdabCode, isLocal: (kbo: string) => local.has(kbo) };
  return { oidc: new Oidc(settings, log), rules, publicUrl };
}
