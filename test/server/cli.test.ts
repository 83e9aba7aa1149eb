/** The command line, as a process: every kind of bad input is answered, and nothing is left behind. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { publicFile } from '../../server/agreements/public-file.ts';
import { run, start, startServer, temporaryFolder, type Finished } from '../wire/process.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const READY = join(FIXTURES, 'kalmthout-zoersel.json');
const DRAFT = join(FIXTURES, 'onvolledig.json');

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const so = (...args: string[]): Promise<Finished> => run('cli.ts', args, { DATA_DIR: join(folder.path, 'data') });
const agreement = (): Agreement => JSON.parse(readFileSync(READY, 'utf8')) as Agreement;
function file(name: string, content: unknown): string {
  const path = join(folder.path, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
function huge(): string {
  const path = file('huge.json', '');
  truncateSync(path, 50 * 1024 * 1024);
  return path;
}
function pipe(): string {
  const path = join(folder.path, 'pipe.json');
  execFileSync('mkfifo', [path]);
  return path;
}
function cp1252(): string {
  const path = join(folder.path, 'a.json');
  writeFileSync(path, Buffer.from(JSON.stringify({ ...agreement(), titel: 'Tielt-Winge en coördinatie' }), 'latin1'));
  return path;
}
function deep(): string {
  const open = '{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph"},';
  const lists = `${open.repeat(2000)}{"type":"paragraph"}${']}]}'.repeat(2000)}`;
  const text = JSON.stringify({ ...agreement(), algemeneDoelstelling: 'DEEP' });
  return file('a.json', text.replace('"DEEP"', `{"type":"doc","content":[${lists}]}`));
}
function broken(): Agreement {
  const data = agreement();
  const [action] = data.acties;
  if (action) action.trekker = 'p-nobody';
  return data;
}

describe('validate', () => {
  it('says yes to what is ready, and to a draft as a draft', async () => {
    expect(await so('validate', READY, '--ready')).toMatchObject({ code: 0, err: '' });
    expect(await so('validate', DRAFT)).toMatchObject({ code: 0, err: '' });
  });

  it('names each problem with rubric, pointer, severity and sentence', async () => {
    const { code, out } = await so('validate', DRAFT, '--ready');
    expect(code).toBe(1);
    expect(out).toMatch(/^\[tekort\] Partijen \/partijen\/1\/kbo: Vul het ondernemingsnummer/m);
  });

  it('says the same as JSON', async () => {
    const { code, out } = await so('validate', DRAFT, '--ready', '--json');
    const { geldig, problemen } = JSON.parse(out) as { geldig: boolean; problemen: Problem[] };
    expect([code, geldig]).toEqual([1, false]);
    expect(Object.keys(problemen[0] ?? {}).sort()).toEqual(['boodschap', 'ernst', 'pad', 'regel', 'rubriek']);
    expect(JSON.parse((await so('validate', READY, '--json')).out)).toEqual({ geldig: true, problemen: [] });
  });
});

const BAD: Record<string, [() => string, RegExp]> = {
  'a file that is not there': [() => join(folder.path, 'absent.json'), /absent\.json bestaat niet/],
  'a folder': [() => folder.path, /is een map/],
  'no JSON': [() => file('a.json', 'Beste collega,'), /is geen geldige JSON/],
  'JSON with a fault': [
    () => file('a.json', '{\n  "formaat": "x",\n  "versie": nope\n}'),
    /is geen geldige JSON \(fout op regel 3, kolom 13\)/,
  ],
  'an empty file': [() => file('a.json', ''), /is geen geldige JSON \(het bestand is leeg\)/],
  'a pipe that nobody writes to': [pipe, /is geen gewoon bestand/],
  'a device without end': [() => '/dev/zero', /is geen gewoon bestand/],
  'text that is not UTF-8': [cp1252, /is geen UTF-8-tekst/],
  'lists in lists, two thousand deep': [deep, /is te diep genest/],
  'JSON that is no agreement': [() => file('a.json', { name: 'x' }), /is geen overeenkomst/],
  'JSON that is null': [() => file('a.json', 'null'), /is geen overeenkomst/],
  'a template': [() => join(FIXTURES, '../../templates/so-basis.json'), /is geen overeenkomst/],
  'a newer minor version': [
    () => file('a.json', { ...agreement(), versie: '1.1' }),
    /versie 1\.1 van het formaat, nieuwer dan 1\.0.*nieuwere Samenschrift/,
  ],
  'a newer major version': [
    () => file('a.json', { ...agreement(), versie: '2.0' }),
    /versie 2\.0 van het formaat, nieuwer dan 1\.0/,
  ],
  'a version that is none': [() => file('a.json', { ...agreement(), versie: 'x' }), /«\/versie» moet «1\.0» zijn/],
  'unknown fields': [
    () => file('a.json', { ...agreement(), kleur: 'rood' }),
    /bevat «kleur», dat dit formaat niet kent/,
  ],
  'a broken reference': [() => file('a.json', broken()), /\/acties\/0\/trekker/],
  'a file of 50 MB': [huge, /50 MB groot.*hoogstens 20 MB/],
};

describe('bad input', () => {
  for (const [name, [make, sentence]] of Object.entries(BAD))
    it(`${name}: is refused by every command, and nothing is made`, async () => {
      const path = make();
      const out = join(folder.path, 'out.pdf');
      const [judged, imported, exported] = await Promise.all([
        so('validate', path),
        so('import', path),
        so('export', path, out),
      ]);
      for (const { code, err } of [judged, imported, exported]) {
        expect(code).toBe(1);
        expect(err).toMatch(sentence);
        expect(err).not.toMatch(/\n\s+at /);
      }
      expect([existsSync(out), existsSync(join(folder.path, 'data'))]).toEqual([false, false]);
    });

  it('is refused as JSON too, where that was asked', async () => {
    for (const path of [deep(), pipe()]) {
      const { code, out, err } = await so('validate', path, '--json');
      expect([code, err, JSON.parse(out)]).toEqual([1, '', expect.objectContaining({ geldig: false })]);
    }
  });

  it('a PDF in the place of its own input, of a folder or of a device: nothing is lost', async () => {
    const input = file('a.json', agreement());
    symlinkSync(input, join(folder.path, 'link.json'));
    const before = readFileSync(input, 'utf8');
    for (const out of [input, join(folder.path, 'link.json'), `${folder.path}/./a.json`])
      expect(await so('export', input, out)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/is het bestand dat u omzet/) as string,
      });
    expect(await so('export', input, '/dev/null')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is geen gewoon bestand/) as string,
    });
    expect(await so('export', input, folder.path)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is een map/) as string,
    });
    expect(readFileSync(input, 'utf8')).toBe(before);
  });

  it('a place for the PDF that cannot be written: nothing is left there', async () => {
    const nowhere = await so('export', READY, join(folder.path, 'absent', 'out.pdf'));
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringMatching(/kan niet geschreven worden/)]);
    const taken = join(folder.path, 'taken.pdf');
    mkdirSync(taken);
    expect((await so('export', READY, taken)).code).toBe(1);
    expect(readdirSync(folder.path)).toEqual(['taken.pdf']);
  });

  it('a command that is not understood: usage, exit code 2', async () => {
    for (const args of [
      [],
      ['fly'],
      ['validate'],
      ['validate', 'a', 'b'],
      ['export', 'a'],
      ['dump', 'x', '--json'],
      ['check', 'x', '--ready'],
      ['validate', 'a', '--quick'],
    ]) {
      const { code, err } = await so(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(err).toContain('Gebruik: npm run so');
    }
    expect(await so('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Gebruik:') as string });
  });
});

describe('import and dump', () => {
  it('refuses what would be too large to open together', async () => {
    const path = file('large.json', { ...agreement(), titel: 'x'.repeat(13 * 1024 * 1024) });
    const { code, err } = await so('import', path);
    expect([code, err]).toEqual([1, expect.stringMatching(/is te groot om samen aan te schrijven: hoogstens 12 MB/)]);
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });

  it('gives back what was put in, to the letter', async () => {
    const { code, out } = await so('import', READY);
    expect([code, out]).toEqual([0, expect.stringMatching(/^so-[0-9a-f]{12}\n$/)]);
    const dumped = await so('dump', out.trim());
    expect(JSON.parse(dumped.out)).toEqual(agreement());
    // The same bytes as inside a PDF: whoever has one can check the other.
    expect(Buffer.from(dumped.out)).toEqual(publicFile(agreement()));
  });

  it('says so when there is no such agreement, and makes no data folder', async () => {
    for (const id of ['so-000000000000', '../etc'])
      expect(await so('dump', id)).toMatchObject({
        code: 1,
        err: expect.stringContaining(`Er is geen overeenkomst «${id}»`) as string,
      });
    expect(readdirSync(folder.path)).toEqual([]);
    mkdirSync(join(folder.path, 'data'));
    expect((await so('dump', 'so-000000000000')).err).toContain('Er is geen overeenkomst');
    expect(readdirSync(join(folder.path, 'data'))).toEqual([]);
  });

  it('works beside a running server, which has it at once', async () => {
    const server = await startServer(join(folder.path, 'data'));
    const id = (await so('import', READY)).out.trim();
    const answer = await fetch(`${server.url}/api/overeenkomsten/${id}`, {
      headers: { authorization: 'Bearer demo-lezer' },
    });
    expect(await answer.json()).toEqual(agreement());
    expect(JSON.parse((await so('dump', id)).out)).toEqual(agreement());
    await server.stop('SIGTERM');
  });

  it('says so when the data folder cannot be used', async () => {
    const { code, err } = await run('cli.ts', ['import', READY], { DATA_DIR: '/proc/no-such-place' });
    expect([code, err]).toEqual([1, expect.stringContaining('De gegevensmap kan niet beschreven worden')]);
  });
});

describe('export', () => {
  it('makes a PDF', async () => {
    const out = join(folder.path, 'out.pdf');
    const { code, out: said } = await so('export', READY, out);
    expect([code, said]).toEqual([0, expect.stringContaining('klaar om te ondertekenen')]);
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readdirSync(folder.path)).toEqual(['out.pdf']);
    expect(await so('check', out)).toMatchObject({ code: 0, out: expect.stringContaining('voldoet aan') as string });
    expect(JSON.parse((await so('check', out, '--json')).out)).toEqual({ conform: true, bevindingen: [] });
  });

  it('says what is wrong with a PDF that is not to be signed', async () => {
    const out = join(folder.path, 'out.pdf');
    await so('export', DRAFT, out);
    const { code, err } = await so('check', out);
    expect(code).toBe(1);
    expect(err).toMatch(/^\[pdfa\] Het bestand noemt zich geen PDF\/A-3a/m);
    const { conform, bevindingen } = JSON.parse((await so('check', out, '--json')).out) as {
      conform: boolean;
      bevindingen: Record<string, unknown>[];
    };
    expect([conform, bevindingen.every(({ regel, boodschap }) => regel && boodschap)]).toEqual([false, true]);
    expect((await so('check', READY)).err).toContain('[leesbaar]');
    for (const path of [join(folder.path, 'absent.pdf'), folder.path])
      expect(await so('check', path)).toMatchObject({ code: 1, out: '' });
  });

  it('makes a Word file or a council pack when the name says so', async () => {
    for (const name of ['out.docx', 'OUT.ZIP']) {
      const out = join(folder.path, name);
      expect(await so('export', READY, out)).toMatchObject({ code: 0, out: `${out} is klaar.\n` });
      const files = Object.keys(unzipSync(readFileSync(out)));
      expect(files).toContain(name === 'out.docx' ? 'word/document.xml' : 'samenwerkingsovereenkomst.pdf');
    }
  });

  it.each(['out.pdf', 'out.docx', 'out.zip'])(
    'makes nothing of a draft with --ready, and says why: %s',
    async (name) => {
      const out = file(name, 'van vroeger');
      const { code, out: said, err } = await so('export', DRAFT, out, '--ready');
      expect([code, said]).toEqual([1, '']);
      const lines = err.trim().split('\n');
      expect(lines.slice(0, -1).every((line) => /^\[(fout|tekort)\] /.test(line))).toBe(true);
      expect(lines.at(-1)).toContain(`er staan nog ${lines.length - 1} punten in de weg. Er is niets gemaakt.`);
      expect([readFileSync(out, 'utf8'), readdirSync(folder.path)]).toEqual(['van vroeger', [name]]);
    },
  );

  it('makes the same PDF with --ready of what is ready, with the address of PUBLIC_URL', async () => {
    const out = join(folder.path, 'out.pdf');
    const env = { DATA_DIR: join(folder.path, 'data') };
    const again = join(folder.path, 'again.pdf');
    expect((await so('export', READY, again)).code).toBe(0);
    expect(await run('cli.ts', ['export', READY, out, '--ready'], env)).toMatchObject({ code: 0 });
    expect(readFileSync(out).equals(readFileSync(again))).toBe(true);
    const withAddress = { ...env, PUBLIC_URL: 'https://so.example.be' };
    expect((await run('cli.ts', ['export', READY, out, '--ready'], withAddress)).code).toBe(0);
    expect(readFileSync(out).includes('https://so.example.be/controle/')).toBe(true);
    const wrong = await run('cli.ts', ['export', READY, again], { ...env, PUBLIC_URL: 'https://so.example.be/pad' });
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('PUBLIC_URL is geen webadres')]);
  });

  it('makes nothing under a name that says something else', async () => {
    const { code, err } = await so('export', READY, join(folder.path, 'out.doc'));
    expect([code, err]).toEqual([1, expect.stringContaining('eindigt op .pdf, .docx of .zip')]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('leaves nothing behind when it is stopped half-way', async () => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const child = start('cli.ts', ['export', READY, join(folder.path, 'out.pdf')], {});
      const gone = once(child, 'close');
      await vi.waitFor(() => expect(readdirSync(folder.path)).toHaveLength(1), { timeout: 10_000, interval: 5 });
      child.kill(signal);
      expect((await gone)[0]).toBe(code);
      expect(readdirSync(folder.path)).toEqual([]);
    }
  });
});
