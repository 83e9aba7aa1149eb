import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileValidators } from '../../model/validation/compile.ts';
import { LibraryError } from '../../server/library/library.ts';
import { loadLibrary, OWN_FOLDERS } from '../../server/library/load.ts';
import { temporaryFolder } from '../wire/process.ts';

const validators = compileValidators();
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  cpSync(OWN_FOLDERS.templates, folder.path, { recursive: true });
});
afterEach(() => folder.remove());

type Json = Record<string, unknown> & { acties: Record<string, unknown>[]; indicatoren: Record<string, unknown>[] };
function edit(file: string, change: (data: Json) => void): void {
  const path = join(folder.path, file);
  const data = JSON.parse(readFileSync(path, 'utf8')) as Json;
  change(data);
  writeFileSync(path, JSON.stringify(data));
}
const reason = async (): Promise<string> => {
  try {
    await loadLibrary(validators, { ...OWN_FOLDERS, templates: folder.path });
    return 'loaded';
  } catch (error) {
    return error instanceof LibraryError ? error.message : `not a LibraryError: ${String(error)}`;
  }
};

describe('library', () => {
  it('loads what comes along', async () => {
    const library = await loadLibrary(validators);
    expect(library.templates.map(({ id }) => id)).toContain('so-2025-2030');
    expect(library.inspiration.acties.length).toBeGreaterThanOrEqual(60);
    expect(library.indicators.indicatoren.length).toBeGreaterThanOrEqual(20);
    expect([library.municipalities.length, library.regions.length, library.regiegebieden.length]).toEqual([
      285, 15, 11,
    ]);
    expect(library.municipalities[0]).toEqual({
      nis: '11001',
      naam: 'Aartselaar',
      provincie: 'Antwerpen',
      referentieregio: 'regio-antwerpen',
      kboGemeente: '0207508932',
      kboOcmw: '0212234812',
    });
  });

  const broken: Record<string, [() => void, RegExp]> = {
    'an id used twice': [
      () => edit('so-basis.json', (data) => (data['id'] = 'so-2025-2030')),
      /^so-basis\.json: de sleutel «so-2025-2030» staat ook in so-2025-2030\.json/,
    ],
    'no JSON': [
      () => writeFileSync(join(folder.path, 'so-basis.json'), '{ oops'),
      /^so-basis\.json: geen geldige JSON/,
    ],
    'a field missing': [
      () => edit('so-basis.json', (data) => delete data['naam']),
      /^so-basis\.json: In het bestand ontbreekt «naam»/,
    ],
    'a field we do not know': [
      () => edit('so-basis.json', (data) => (data['kleur'] = 'rood')),
      /^so-basis\.json: .*«kleur»/,
    ],
    'a file that is gone': [
      () => rmSync(join(folder.path, 'inspiratieset.json')),
      /^inspiratieset\.json: het bestand ontbreekt/,
    ],
    'an action twice': [
      () => edit('inspiratieset.json', ({ acties }) => acties.push({ ...acties[0] })),
      /^inspiratieset\.json: De sleutel «.*» staat ook op/,
    ],
    'an indicator twice': [
      () => edit('indicatorencatalogus.json', ({ indicatoren }) => indicatoren.push({ ...indicatoren[0] })),
      /^indicatorencatalogus\.json: De sleutel «.*» staat ook op/,
    ],
    'an earlier version that is not earlier': [
      () =>
        edit('inspiratieset.json', ({ acties }) => {
          const action = acties.find(({ vorige }) => vorige !== undefined);
          if (action) action['versie'] = 1;
        }),
      /^inspiratieset\.json: de actie «.*» heeft versie 1; versie 1 kan dan geen vorige zijn/,
    ],
    'an indicator that is not in the catalogue': [
      () => edit('inspiratieset.json', ({ acties }) => acties[0] && (acties[0]['indicatoren'] = ['ind-verzonnen'])),
      /^inspiratieset\.json: de actie «.*» noemt de indicator «ind-verzonnen»/,
    ],
  };
  for (const [name, [breakIt, sentence]] of Object.entries(broken))
    it(`names the file and the reason: ${name}`, async () => {
      breakIt();
      expect(await reason()).toMatch(sentence);
    });

  it('says so when there are no templates', async () => {
    for (const file of ['so-basis.json', 'so-2025-2030.json']) rmSync(join(folder.path, file), { force: true });
    expect(await reason()).toMatch(/geen enkel sjabloon/);
  });
});
