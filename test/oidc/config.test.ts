/** What the environment may say of the provider, and what keeps a server from starting. */
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

const GOOD = {
  OIDC_ISSUER: 'https://authenticatie.example/op',
  OIDC_CLIENT_ID: 'samenschrift',
  OIDC_CLIENT_SECRET: 'Xp7-9vRt2-kLm4-qWz8',
  OIDC_VDAB_CODE: 'OVO000099',
  PUBLIC_URL: 'https://samenschrift.example/',
};

describe('the environment', () => {
  it('sets a provider', () => {
    expect(readConfig({ ...GOOD, OIDC_LB_CODES: '0207499133, 0207509031' })).toMatchObject({
      provider: {
        issuer: 'https://authenticatie.example/op',
        publicUrl: 'https://samenschrift.example',
        scope: 'openid profile vo samenschrift',
        roleClaim: 'samenschrift_rol_3d',
        otherCodes: ['0207499133', '0207509031'],
      },
    });
    expect(readConfig({ ...GOOD, OIDC_ROLE_SCOPE: 'so', OIDC_ROLE_CLAIM: 'so_rol' })).toMatchObject({
      provider: { scope: 'openid profile vo so', roleClaim: 'so_rol' },
    });
    const local = { OIDC_ISSUER: 'http://127.0.0.1:4000', PUBLIC_URL: 'http://localhost:3000' };
    expect(readConfig({ ...GOOD, ...local })).toMatchObject({ provider: { publicUrl: 'http://localhost:3000' } });
  });

  it('without a provider is that of the demo', () => {
    expect(readConfig({})).toMatchObject({ provider: null });
  });

  const bad: [RegExp, Record<string, string>][] = [
    [/OIDC_CLIENT_SECRET ontbreekt/, { OIDC_CLIENT_SECRET: '' }],
    [/OIDC_CLIENT_ID ontbreekt/, { OIDC_CLIENT_ID: '' }],
    [/OIDC_VDAB_CODE ontbreekt/, { OIDC_VDAB_CODE: '' }],
    [/OIDC_VDAB_CODE=0887010362/, { OIDC_VDAB_CODE: '0887010362' }],
    [/OIDC_ISSUER=.* geen https/, { OIDC_ISSUER: 'http://authenticatie.example' }],
    [/OIDC_ISSUER=.* geen https/, { OIDC_ISSUER: 'http://localhost.evil.example' }],
    [/OIDC_LB_CODES bevat 0207499134/, { OIDC_LB_CODES: '0207499133 0207499134' }],
    [/OIDC_CLIENT_ID heeft geen zin zonder OIDC_ISSUER/, { OIDC_ISSUER: '', PUBLIC_URL: '' }],
  ];
  it.each(bad)('is refused: %s', (sentence, env) => {
    const config = readConfig({ ...GOOD, ...env });
    expect(config).toMatch(sentence);
    expect(config).not.toContain(GOOD.OIDC_CLIENT_SECRET);
  });
});
