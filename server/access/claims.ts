/** What ACM/IDM says of someone who signed in, as a person of ours. Nothing of the token is kept besides. */
import type { Role } from '../../model/access.ts';
import type { SignInRefusal } from '../../model/sign-in.ts';
import { isKbo } from '../../model/validation/rules/frame.ts';
import type { StoredPerson } from '../store/persons.ts';

/** Who signed in, on behalf of which organisation, as what. */
export type Identity = Pick<StoredPerson, 'code' | 'naam' | 'email' | 'organisatie' | 'rol'> & {
  /** The provider and its `vo_id`: the person, whichever organisation they chose. */
  readonly subject: string;
};

export interface ClaimRules {
  readonly issuer: string;
  /** The claim that holds `ROLE:code of the organisation`, once or more. */
  readonly roleClaim: string;
  /** VDAB's OVO code. */
  readonly vdabCode: string;
  /** Whether the KBO number, 10 digits, is that of a lokaal bestuur that may sign in. */
  readonly isLocal: (kbo: string) => boolean;
}

export type Mapped =
  | { readonly ok: true; readonly identity: Identity }
  // `who` has no role (any more) on behalf of this organisation; null where that is not what is wrong.
  | { readonly ok: false; readonly refusal: SignInRefusal; readonly who: Pick<Identity, 'subject' | 'code'> | null };

type Claims = Readonly<Record<string, unknown>>;

/** Roles as ACM/IDM calls them, the strongest first, by what kind of organisation may have them. */
const ROLES: Readonly<Record<'GID' | 'LB', Readonly<Record<string, Role>>>> = {
  GID: {
    SamenschriftBeheerder: 'beheerder',
    SamenschriftVDABRedacteur: 'vdab-redacteur',
    SamenschriftJurist: 'jurist',
    SamenschriftLezer: 'lezer',
  },
  LB: { SamenschriftRedacteur: 'redacteur', SamenschriftJurist: 'jurist', SamenschriftLezer: 'lezer' },
};

/** Maps the claims of an ID token, which was checked before. `rrn` is never read: people are known by their `vo_id`. */
export function personOfClaims(claims: Claims, rules: ClaimRules): Mapped {
  const [id, group, given, organisatie] = [
    textOf(claims['vo_id']),
    textOf(claims['vo_doelgroepcode']),
    textOf(claims['vo_orgcode']),
    textOf(claims['vo_orgnaam']),
  ];
  const naam = [claims['given_name'], claims['family_name']].flatMap((part) => textOf(part) ?? []).join(' ');
  if (group !== null && group !== 'GID' && group !== 'LB') return refuse('doelgroep');
  if (id === null || group === null || given === null || organisatie === null || naam === '')
    return refuse('onvolledig');
  const code = group === 'LB' ? given.replaceAll(/[ .]/g, '') : given;
  if (group === 'GID' && code !== rules.vdabCode) return refuse('niet-vdab');
  if (group === 'LB' && !(isKbo(code) && rules.isLocal(code))) return refuse('onbekend-bestuur');
  const who = { subject: `${rules.issuer}|${id}`, code };
  const held = rolesFor(given, claims[rules.roleClaim]);
  if (held.size === 0) return refuse('geen-rol', who);
  const [, rol] = Object.entries(ROLES[group]).find(([name]) => held.has(name)) ?? [];
  if (!rol) return refuse('rol-past-niet', who);
  const email = textOf(claims['vo_email']);
  return { ok: true, identity: { ...who, naam, email, organisatie, rol } };
}

const refuse = (refusal: SignInRefusal, who: Pick<Identity, 'subject' | 'code'> | null = null): Mapped => ({
  ok: false,
  refusal,
  who,
});

/** Names of the roles in `claim` that are held for the organisation with this code, as the claims spell it. */
function rolesFor(code: string, claim: unknown): ReadonlySet<string> {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const end = `:${code}`;
  return new Set(
    values.flatMap((value) => (typeof value === 'string' && value.endsWith(end) ? value.slice(0, -end.length) : [])),
  );
}

/** In characters; no name or code is near it. */
const LONGEST = 200;

/** A text on one line; null where the claim is none, or is empty. */
function textOf(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  const text = claim.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return text === '' || text.length > LONGEST ? null : text;
}
