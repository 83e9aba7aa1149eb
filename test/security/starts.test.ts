/** Starts that would not be safe are refused with a sentence that says what to do. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReach, type Reach } from '../../server/reach.ts';
import { run, temporaryFolder } from '../wire/process.ts';

type Env = Record<string, string>;
const reach = (env: Env): Reach => {
  const read = readReach(env);
  if (typeof read === 'string') throw new Error(read);
  return read;
};
const PROVIDER: Env = { OIDC_ISSUER: 'https://idp.example.be', PUBLIC_URL: 'https://so.example.be' };

describe('a start', () => {
  it('is on this machine only where nothing is said', () => {
    expect(reach({})).toEqual({ host: '127.0.0.1', publicUrl: null, proxies: [], tempo: 1 });
    expect(reach({ HOST: '::1', PUBLIC_URL: 'http://localhost:3000' }).publicUrl?.origin).toBe('http://localhost:3000');
  });

  it('beyond this machine has a provider, https, and a proxy that is named', () => {
    expect(reach({ ...PROVIDER, HOST: '0.0.0.0', TRUSTED_PROXY: '10.0.0.7, 10.1.0.0/16' }).proxies).toEqual([
      '10.0.0.7',
      '10.1.0.0/16',
    ]);
    expect(reach(PROVIDER).publicUrl?.href).toBe('https://so.example.be/');
  });

  const refused: readonly [string, Env, RegExp][] = [
    ['[U1] the demo beyond this machine', { HOST: '0.0.0.0' }, /In de demo kan iedereen om het even wie zijn/],
    ['[U1] the demo on an address of a network', { HOST: '192.168.1.5', TRUSTED_PROXY: '192.168.1.1' }, /In de demo/],
    ['[U1] the demo behind a proxy', { PUBLIC_URL: 'https://so.example.be', TRUSTED_PROXY: '127.0.0.1' }, /In de demo/],
    ['[U2] http for everyone', { ...PROVIDER, PUBLIC_URL: 'http://so.example.be' }, /is niet versleuteld/],
    ['[U3] listening beyond this machine without a proxy', { ...PROVIDER, HOST: '0.0.0.0' }, /versleutelt zelf niet/],
    ['[U3] the same on all of IPv6', { ...PROVIDER, HOST: '::' }, /versleutelt zelf niet/],
    ['a provider without a public address', { OIDC_ISSUER: 'https://idp.example.be' }, /hoort een PUBLIC_URL/],
    ['[U4] a short secret', { ...PROVIDER, OIDC_CLIENT_SECRET: 'kort' }, /OIDC_CLIENT_SECRET is te kort/],
    ['[U4] a secret of an example', { METRICS_TOKEN: 'change-me-change-me' }, /METRICS_TOKEN is te kort of komt uit/],
    ['[U4] a secret of one sign', { METRICS_TOKEN: 'aaaaaaaaaaaaaaaaaaaa' }, /METRICS_TOKEN/],
    [
      '[U4] a password of our own example',
      { DATABASE_URL: 'postgres://u:wachtwoord@h/d' },
      /Het wachtwoord in DATABASE_URL/,
    ],
    ['a host that is a name', { HOST: 'evil.example' }, /HOST=evil\.example is geen adres/],
    [
      'a public address with a path',
      { ...PROVIDER, PUBLIC_URL: 'https://so.example.be/app' },
      /PUBLIC_URL is geen webadres/,
    ],
    [
      'a public address with a password',
      { ...PROVIDER, PUBLIC_URL: 'https://u:p@so.example.be' },
      /PUBLIC_URL is geen webadres/,
    ],
    [
      'a public address of another kind',
      { ...PROVIDER, PUBLIC_URL: 'ftp://so.example.be' },
      /PUBLIC_URL is geen webadres/,
    ],
    ['a proxy that is none', { ...PROVIDER, TRUSTED_PROXY: 'mijn-proxy' }, /TRUSTED_PROXY klopt niet/],
    ['all of the internet as a proxy', { ...PROVIDER, TRUSTED_PROXY: '0.0.0.0/0' }, /TRUSTED_PROXY klopt niet/],
    ['no tempo at all', { TEMPO: '0' }, /TEMPO=0 klopt niet/],
  ];
  it.each(refused)('is refused: %s', (_name, env, sentence) => {
    const read = readReach(env);
    expect(read).toMatch(sentence);
    expect(read).not.toMatch(/change-me-change-me|aaaa|u:p/);
  });

  it('ends with that sentence, and has made nothing', async () => {
    const folder = temporaryFolder();
    const { code, out, err } = await run('main.ts', [], {
      PORT: '0',
      DATA_DIR: `${folder.path}/data`,
      HOST: '0.0.0.0',
    });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Samenschrift start niet\. In de demo kan iedereen om het even wie zijn.*\n$/);
    folder.remove();
  });

  it('with roots that are not there, or are none, is refused before anything is made', async () => {
    const folder = temporaryFolder();
    for (const [roots, sentence] of [
      [`${folder.path}/nergens`, /^Samenschrift start niet\. TRUST_ROOTS klopt niet\. .*nergens\.\n$/],
      [folder.path, /TRUST_ROOTS klopt niet\. .*geen certificaten/],
    ] as const) {
      const data = `${folder.path}/data`;
      const { code, err } = await run('main.ts', [], { PORT: '0', DATA_DIR: data, TRUST_ROOTS: roots });
      expect([code, err, existsSync(data)]).toEqual([1, expect.stringMatching(sentence), false]);
    }
    folder.remove();
  });
});
