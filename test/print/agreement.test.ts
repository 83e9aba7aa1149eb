import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { PARTS } from '../../model/parts.ts';
import { renderAgreement } from '../../model/print/agreement.ts';
import { paragraphs } from '../../model/rich-text.ts';
import { TARGET_GROUPS } from '../../model/terms.ts';
import { complete } from '../model/complete.ts';
import { action, awkwardAgreement, emptyAgreement, fixture, party, signatory } from './sample.ts';

const READY = { concept: null, fontCss: '' };
const print = (agreement: Agreement, options: Parameters<typeof renderAgreement>[1] = READY): string =>
  renderAgreement(agreement, options);
const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<(?:br|\/(?:p|li|t[hd]|h\d|title))>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('renderAgreement', () => {
  const agreement = fixture();
  const html = print(agreement);
  const text = textOf(html);

  it('is the same page every time', () => {
    expect(print(structuredClone(agreement))).toBe(html);
  });

  it('holds every part in order, the rubrics with their number', () => {
    const headings = [...html.matchAll(/<h2 id="deel-([^"]+)">(.*?)<\/h2>/g)].map(([, id, heading]) => [
      id,
      textOf(heading ?? '').trim(),
    ]);
    expect(headings).toEqual(
      PARTS.map(({ id, naam, rubriek }) => [id, rubriek === undefined ? naam : `${rubriek} ${naam}`]),
    );
  });

  it('numbers doelstellingen, acties, indicatoren, overleg and articles', () => {
    const numbers = (letter: string): number[] =>
      [...html.matchAll(new RegExp(`<span class="nr">${letter}(\\d+) </span>`, 'g'))].map(([, nth]) => Number(nth));
    const upTo = (count: number): number[] => Array.from({ length: count }, (_, nth) => nth + 1);
    expect(numbers('D')).toEqual([...upTo(agreement.doelstellingen.length), ...upTo(agreement.doelstellingen.length)]);
    expect(numbers('A')).toEqual([...upTo(agreement.acties.length), ...upTo(agreement.acties.length)]);
    expect(numbers('I')).toEqual(upTo(agreement.indicatoren.length));
    expect(numbers('O')).toEqual(upTo(agreement.overleg.length));
    const articles = [...html.matchAll(/Artikel (\d+)\./g)].map(([, nth]) => Number(nth));
    expect(articles).toEqual(upTo(articles.length));
  });

  it('names every party, signatory, contact, figure and indicator', () => {
    const { partijen, omgevingsanalyse, indicatoren } = agreement;
    const words = [
      ...partijen.flatMap(({ naam, zetel, vertegenwoordiging }) => [naam, zetel, vertegenwoordiging]),
      ...partijen.flatMap(({ ondertekenaars }) =>
        ondertekenaars.flatMap(({ naam, functie, mandaat }) => [naam, functie, mandaat.besluit]),
      ),
      ...partijen.flatMap(({ contactpersonen }) =>
        contactpersonen.flatMap(({ naam, functie, email }) => [naam, functie, email]),
      ),
      ...omgevingsanalyse.cijfers.flatMap(({ omschrijving, bron }) => [omschrijving, bron]),
      ...indicatoren.flatMap(({ naam, bron }) => [naam, bron]),
      ...agreement.taakverdeling.taken.filter(({ vanToepassing }) => vanToepassing).map(({ afspraak }) => afspraak),
    ];
    expect(words.filter((word) => !text.includes(word.replace(/\s+/g, ' ').trim()))).toEqual([]);
  });

  it('links only to places that exist, each id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(targets.length).toBeGreaterThan(100);
  });

  it('skips no heading level and scopes every header cell', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, nth) => level > (levels[nth - 1] ?? 0) + 1)).toEqual([]);
    expect(html).not.toMatch(/<th(?! scope="(?:col|row)")[ >]/);
  });

  it('is in Dutch, titled, and allows nothing to be loaded', () => {
    expect(html).toContain('<html lang="nl-BE">');
    expect(html).toContain(`<title>${agreement.titel}</title>`);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(?:script|img|iframe|link|object|embed)\b/);
  });

  it('says in words what falls outside, and names a doelgroep wholly outside once', () => {
    expect(text).toContain('Deze overeenkomst verdeelt geen taken voor niet-beroepsactieven met uitkering.');
    const some = structuredClone(agreement);
    some.taakverdeling.taken = some.taakverdeling.taken.map((task) =>
      task.vlak === 'controle' ? { ...task, vanToepassing: false } : task,
    );
    expect(textOf(print(some))).toContain('Controle niet van toepassing');
  });

  it('shows which acties and indicatoren serve a doelstelling', () => {
    const [objective] = agreement.doelstellingen;
    const serving = agreement.acties.filter(({ doelstellingen }) => doelstellingen.includes(objective?.id ?? ''));
    const section = textOf(html.slice(html.indexOf(`<h3 id="r-${objective?.id}"`)).split('<section')[0] ?? '');
    expect(serving.length).toBeGreaterThan(0);
    for (const { titel } of serving) expect(section).toContain(titel);
  });
});

describe('renderAgreement of what is ready to sign', () => {
  it('says nowhere that something is still missing, also where what may be left out is', () => {
    const html = renderAgreement(complete(), { concept: null, fontCss: '' });
    expect(html).not.toContain('class="gat"');
    expect(html).not.toMatch(/Nog (geen|niet)/);
  });
});

describe('renderAgreement of a concept', () => {
  it('carries the watermark and the number of points', () => {
    const html = print(emptyAgreement(), { ...READY, concept: { punten: 1 } });
    expect(html).toContain('<div class="watermerk" aria-hidden="true">CONCEPT</div>');
    expect(textOf(html)).toContain('Concept nog 1 punt open');
    expect(html).toContain('Concept\\3a  nog 1 punt open');
    expect(print(emptyAgreement())).not.toContain('CONCEPT');
  });

  it('prints an empty agreement whole, and says what is missing', () => {
    const text = textOf(print(emptyAgreement()));
    for (const { naam } of PARTS) expect(text).toContain(naam);
    for (const missing of [
      'Nog geen titel',
      'Nog geen looptijd',
      'Nog geen partijen',
      'Nog geen acties',
      'Nog geen indicatoren',
    ])
      expect(text).toContain(missing);
  });

  it('says per field what an unfinished actie, task or signatory lacks', () => {
    const agreement = {
      ...emptyAgreement(),
      acties: [action('a', '', { algemeen: false })],
      partijen: [party('p', 'Lokaal bestuur Ranst', [{ ...signatory('o', ''), mandaat: { orgaan: '', besluit: '' } }])],
    };
    agreement.taakverdeling.taken = agreement.taakverdeling.taken.map((task) => ({
      ...task,
      vanToepassing: task.doelgroep === 'leefloon',
    }));
    const text = textOf(print(agreement));
    for (const missing of [
      'Nog geen trekker',
      'Nog geen deadline',
      'Nog geen doelgroep',
      'Nog niemand aan zet',
      'Nog geen mandaat',
      'Nog geen contactpersoon',
    ])
      expect(text).toContain(missing);
  });
});

describe('renderAgreement trusts no text', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;

  it('escapes every text field', () => {
    const html = print(everyText(fixture(), () => evil));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(
      html
        .replace(/<style>.*?<\/style>/s, '')
        .match(/<\/?[a-z][^>]*>/g)
        ?.filter((tag) => / on\w+=/.test(tag)),
    ).toEqual([]);
  });

  it('lets no title out of the style sheet', () => {
    const html = print({ ...emptyAgreement(), titel: "</style><script>x</script>'}" });
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
  });

  it('prints every doelgroep of an awkward agreement', () => {
    const html = print(awkwardAgreement());
    for (const { id } of TARGET_GROUPS) expect(html).toContain(`id="taken-${id}"`);
  });

  it('shows centraal kader and referentieregio by name when it knows them', () => {
    const agreement: Agreement = {
      ...emptyAgreement(),
      referentieregio: 'kempen',
      doelstellingen: [{ id: 'd', titel: 'T', omschrijving: paragraphs('x'), centraalKader: 'ck-2' }],
    };
    expect(textOf(print(agreement))).toContain('minimale doelstelling 2');
    const named = textOf(
      print(agreement, {
        ...READY,
        referentieregio: 'Kempen',
        centralFramework: new Map([['ck-2', 'Doorlopend traject']]),
      }),
    );
    expect(named).toContain('minimale doelstelling 2: Doorlopend traject');
    expect(named).toContain('Kempen');
  });
});

/** The agreement with every free text replaced; ids, dates and closed lists stay. */
function everyText(agreement: Agreement, replace: (text: string) => string): Agreement {
  const free = new Set([
    'titel',
    'naam',
    'functie',
    'zetel',
    'vertegenwoordiging',
    'orgaan',
    'besluit',
    'email',
    'telefoon',
    'regiegebied',
    'omschrijving',
    'gebied',
    'eenheid',
    'bron',
    'anderePartners',
    'mensen',
    'afspraak',
    'streefdoel',
    'uitnodiger',
    'text',
  ]);
  return JSON.parse(
    JSON.stringify(agreement, (key, value: unknown) =>
      free.has(key) && typeof value === 'string' ? replace(value) : value,
    ),
  ) as Agreement;
}
