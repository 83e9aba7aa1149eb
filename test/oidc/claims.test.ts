/** Who comes in as what, and who is refused for which reason: the mapping of ACM/IDM's claims. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../model/access.ts';
import { refusalOf, SIGN_IN_REFUSALS, type SignInRefusal } from '../../model/sign-in.ts';
import { personOfClaims } from '../../server/access/claims.ts';

const ZOERSEL = '0207499133';
const OTHER = '0207509031';
/** Of no organisation: its last digits are wrong. */
const UNREAL = '0207499134';
const VDAB = 'OVO000099';
const RULES = {
  issuer: 'https://idp.example',
  roleClaim: 'samenschrift_rol_3d',
  vdabCode: VDAB,
  isLocal: (kbo: string) => kbo === ZOERSEL || kbo === UNREAL,
};
const local = (more: object = {}): Record<string, unknown> => ({
  sub: 'not-this-one',
  rrn: '85073003328',
  vo_id: 'vo-an',
  given_name: 'An',
  family_name: 'Peeters',
  vo_email: 'an@zoersel.example',
  vo_doelgroepcode: 'LB',
  vo_orgcode: ZOERSEL,
  vo_orgnaam: 'Gemeente Zoersel',
  samenschrift_rol_3d: [`SamenschriftRedacteur:${ZOERSEL}`],
  ...more,
});
const vdab = (roles: unknown = [`SamenschriftVDABRedacteur:${VDAB}`], more: object = {}): Record<string, unknown> =>
  local({ vo_doelgroepcode: 'GID', vo_orgcode: VDAB, vo_orgnaam: 'VDAB', samenschrift_rol_3d: roles, ...more });
const map = (claims: Record<string, unknown>) => personOfClaims(claims, RULES);

describe('claims', () => {
  it('become a person, known by issuer and vo_id, and nothing else of the token', () => {
    expect(map(local())).toEqual({
      ok: true,
      identity: {
        subject: 'https://idp.example|vo-an',
        code: ZOERSEL,
        naam: 'An Peeters',
        email: 'an@zoersel.example',
        organisatie: 'Gemeente Zoersel',
        rol: 'redacteur',
      },
    });
    expect(JSON.stringify(map(local()))).not.toMatch(/85073003328|not-this-one/);
  });

  const roles: [Role, Record<string, unknown>][] = [
    ['vdab-redacteur', vdab()],
    ['beheerder', vdab([`SamenschriftBeheerder:${VDAB}`])],
    ['beheerder', vdab([`SamenschriftLezer:${VDAB}`, `SamenschriftBeheerder:${VDAB}`, `SamenschriftJurist:${VDAB}`])],
    ['jurist', vdab([`SamenschriftLezer:${VDAB}`, `SamenschriftJurist:${VDAB}`])],
    ['jurist', vdab([`SamenschriftRedacteur:${VDAB}`, `SamenschriftJurist:${VDAB}`])],
    ['lezer', vdab(`SamenschriftLezer:${VDAB}`)],
    ['redacteur', local({ samenschrift_rol_3d: [`SamenschriftLezer:${ZOERSEL}`, `SamenschriftRedacteur:${ZOERSEL}`] })],
    // What is held for another organisation does not count here.
    ['lezer', local({ samenschrift_rol_3d: [`SamenschriftRedacteur:${OTHER}`, `SamenschriftLezer:${ZOERSEL}`] })],
    ['lezer', local({ samenschrift_rol_3d: [`SamenschriftVDABRedacteur:${ZOERSEL}`, `SamenschriftLezer:${ZOERSEL}`] })],
    ['lezer', local({ samenschrift_rol_3d: [42, null, `SamenschriftLezer:${ZOERSEL}`] })],
  ];
  it.each(roles)('give the strongest role that fits: %s', (rol, claims) => {
    expect(map(claims)).toMatchObject({ ok: true, identity: { rol } });
  });

  const refused: [SignInRefusal, string, Record<string, unknown>][] = [
    ['geen-rol', 'no claim', local({ samenschrift_rol_3d: undefined })],
    ['geen-rol', 'no roles', local({ samenschrift_rol_3d: [] })],
    ['geen-rol', 'only for another', local({ samenschrift_rol_3d: [`SamenschriftRedacteur:${OTHER}`] })],
    ['geen-rol', 'code is only the end', local({ samenschrift_rol_3d: [`SamenschriftLezer:9${ZOERSEL}`] })],
    ['geen-rol', 'not a text', local({ samenschrift_rol_3d: { [`SamenschriftLezer:${ZOERSEL}`]: true } })],
    [
      'rol-past-niet',
      'VDAB role at a gemeente',
      local({ samenschrift_rol_3d: `SamenschriftVDABRedacteur:${ZOERSEL}` }),
    ],
    ['rol-past-niet', 'beheerder at a gemeente', local({ samenschrift_rol_3d: `SamenschriftBeheerder:${ZOERSEL}` })],
    ['rol-past-niet', 'redacteur of a party at VDAB', vdab(`SamenschriftRedacteur:${VDAB}`)],
    ['rol-past-niet', 'unknown role', local({ samenschrift_rol_3d: `SamenschriftKeizer:${ZOERSEL}` })],
    ['rol-past-niet', 'a name of Object', local({ samenschrift_rol_3d: `constructor:${ZOERSEL}` })],
    ['rol-past-niet', 'other capitals', local({ samenschrift_rol_3d: `samenschriftlezer:${ZOERSEL}` })],
    ['doelgroep', 'a citizen', local({ vo_doelgroepcode: 'BUR', vo_orgcode: undefined, vo_orgnaam: undefined })],
    ['doelgroep', 'a company', local({ vo_doelgroepcode: 'EA' })],
    ['doelgroep', 'other capitals', local({ vo_doelgroepcode: 'lb' })],
    ['niet-vdab', 'another entity of Vlaanderen', vdab(['SamenschriftLezer:OVO000001'], { vo_orgcode: 'OVO000001' })],
    ['niet-vdab', 'a KBO number', vdab([], { vo_orgcode: ZOERSEL })],
    ['onbekend-bestuur', 'not among the gemeenten', local({ vo_orgcode: OTHER })],
    ['onbekend-bestuur', 'wrong check digits', local({ vo_orgcode: UNREAL })],
    ['onbekend-bestuur', 'an OVO code', local({ vo_orgcode: VDAB })],
    ...['vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vo_orgnaam'].flatMap((name) =>
      [undefined, '', '   ', 42, ['x'], { toString: 'x' }, 'x'.repeat(201)].map(
        (value): [SignInRefusal, string, Record<string, unknown>] => [
          'onvolledig',
          `${name}: ${JSON.stringify(value)?.slice(0, 20)}`,
          local({ [name]: value }),
        ],
      ),
    ),
    ['onvolledig', 'no name', local({ given_name: undefined, family_name: ' ' })],
  ];
  it.each(refused)('are refused as %s: %s', (refusal, _why, claims) => {
    expect(map(claims)).toMatchObject({ ok: false, refusal });
    expect(SIGN_IN_REFUSALS[refusal].wat).toMatch(/\.$/);
  });

  it('say who it is that has no role (any more), so that what is open for them can be ended', () => {
    expect(map(local({ samenschrift_rol_3d: [] }))).toMatchObject({
      who: { subject: 'https://idp.example|vo-an', code: ZOERSEL },
    });
    expect(map(local({ vo_orgcode: OTHER }))).toMatchObject({ who: null });
  });

  it('may spell a KBO number with dots, and lack an address or one of the names', () => {
    const dotted = '0207.499.133';
    const claims = local({
      vo_orgcode: dotted,
      samenschrift_rol_3d: `SamenschriftLezer:${dotted}`,
      vo_email: undefined,
    });
    expect(map({ ...claims, given_name: undefined })).toMatchObject({
      identity: { code: ZOERSEL, email: null, naam: 'Peeters' },
    });
  });

  it('keep no line ends or invisible characters of a name', () => {
    expect(map(local({ given_name: ' An\n\u202e', family_name: 'De  Smet\u0000' }))).toMatchObject({
      identity: { naam: 'An De Smet' },
    });
  });
});

describe('a refusal', () => {
  it('is one of ours, whatever the address says', () => {
    expect(refusalOf('geen-rol')?.wat).toBe('U hebt voor deze organisatie geen rol in Samenschrift.');
    for (const other of ['', 'toString', '__proto__', '<b>']) expect(refusalOf(other), other).toBeNull();
  });
});
