/** One-click solutions: what they say they do, they do; nothing else changes; undo takes it back exactly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PRIMARY_GROUPS, type Agreement } from '../../model/agreement.ts';
import { LOCAL_EDIT, rootTypes, setText, setValue } from '../../model/edit.ts';
import type { Municipality } from '../../model/library.ts';
import { recordPlace } from '../../model/place.ts';
import { readAgreement } from '../../model/read.ts';
import { emptyRichText, paragraphs } from '../../model/rich-text.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import { applyFixes, type Fix } from '../../model/validation/fix.ts';
import { fixesFor, type Known } from '../../model/validation/fixes.ts';
import { stretchesToStrip, unprintableSigns, withoutSigns } from '../../model/validation/fixes/signs.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { toDoc } from '../../model/write.ts';
import { agreement as anyAgreement } from './arbitrary.ts';
import { complete } from './complete.ts';

const validators = compileValidators();
const judge = (agreement: Agreement): Problem[] => validateAgreement(validators, agreement, 'ondertekenklaar');
function read(doc: Y.Doc): Agreement {
  const result = readAgreement(doc);
  if (!result.ok) throw new Error(JSON.stringify(result.unknown));
  return result.agreement;
}
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('missing');
  return value;
};
const first = <T>(items: readonly T[]): T => must(items[0]);
const last = <T>(items: readonly T[]): T => must(items.at(-1));

const WIJNEGEM: Municipality = {
  nis: '11050',
  naam: 'Wijnegem',
  provincie: 'Antwerpen',
  referentieregio: 'antwerpen',
  kboGemeente: '0207533775',
  kboOcmw: '0212196607',
};
const KNOWN: Known = {
  places: [WIJNEGEM],
  template: {
    inhoud: {
      algemeneDoelstelling: paragraphs('Samen.'),
      principes: paragraphs('Gelijk.'),
      omgevingsanalyse: emptyRichText(),
      doelstellingen: [],
      taakverdeling: emptyRichText(),
      overleg: [],
      slotbepalingen: { duur: paragraphs('Duur.'), opzegging: paragraphs('Op.'), geschillen: paragraphs('Ge.') },
    },
  },
  indicators: [
    {
      id: 'cat',
      versie: 1,
      soort: 'kwalitatief',
      naam: 'Tevredenheid',
      omschrijving: '',
      eenheid: 'personen',
      streefdoel: 'Beter',
      frequentie: 'jaarlijks',
      bron: 'Bevraging',
      thema: 'aan-de-slag',
      doelgroepen: [],
      vlakken: [],
    },
  ],
};

/** Every place, as a path, where two values differ. */
function differences(a: unknown, b: unknown, at = ''): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [at];
  if ('type' in a && a.type === 'doc') return [at];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) =>
    differences((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${at}/${key}`),
  );
}

/** The fields a fix says it edits, as the ends of pointers: `/deadline`, `/mandaat/orgaan`. */
const fieldsOf = ({ edits }: Fix): string[] => edits.map(({ veld }) => `/${veld.replaceAll('.', '/')}`);

function checkFix(agreement: Agreement, problem: Problem, fix: Fix): void {
  const doc = toDoc(agreement);
  const before = read(doc);
  const undo = new Y.UndoManager(rootTypes(doc), { trackedOrigins: new Set([LOCAL_EDIT]) });
  const had = judge(before);
  expect(applyFixes(doc, [fix])).toBe(1);
  const after = read(doc);
  const has = judge(after);
  expect(has).not.toContainEqual(problem);
  const faults = (problems: readonly Problem[]): number => problems.filter(({ ernst }) => ernst === 'fout').length;
  expect(faults(has)).toBeLessThanOrEqual(faults(had));
  for (const pad of differences(before, after))
    expect(fieldsOf(fix).some((field) => pad.endsWith(field) || pad.includes(`${field}/`))).toBe(true);
  undo.undo();
  expect(undo.undoStack).toHaveLength(0);
  expect(read(doc)).toEqual(before);
}

/** Fixes of one kind that are tried of an agreement. */
const MOST_ALIKE = 8;

describe('any fix of any agreement', () => {
  it('removes its problem, adds no fault, touches only its fields, and is undone exactly', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyAgreement, (drawn) => {
        const agreement = read(toDoc(drawn));
        const left = new Map<string, number>();
        for (const problem of judge(agreement))
          for (const fix of fixesFor(problem, agreement, KNOWN)) {
            // Each is judged three times over; of random words nearly every text can be mended in the same way.
            const more = left.get(fix.soort) ?? MOST_ALIKE;
            if (more === 0) continue;
            left.set(fix.soort, more - 1);
            tried += 1;
            checkFix(agreement, problem, fix);
          }
      }),
      { numRuns: 12 },
    );
    expect(tried).toBeGreaterThan(20);
  }, 60_000);
});

type Break = (agreement: Agreement) => unknown;
/** One break, and the labels offered for it. */
const CASES: readonly (readonly [wrong: Break, pad: string, labels: readonly string[]])[] = [
  [
    (a) => (a.titel = ''),
    '/titel',
    ['Vul de titel in volgens de partijen: «Samenwerkingsovereenkomst tussen de gemeente Wijnegem en VDAB»'],
  ],
  [
    (a) => (a.titel = 'Samenwerkingsovereenkomst tussen Wijnegen en VDAB'),
    '/titel',
    ['Vul de titel aan volgens de partijen: «Samenwerkingsovereenkomst tussen de gemeente Wijnegem en VDAB»'],
  ],
  [(a) => (a.titel = 'Samen sterk'), '/titel', []],
  [(a) => delete a.looptijd.start, '/looptijd/start', ['Zet de begindatum op 1 januari 2025']],
  [(a) => delete a.looptijd.einde, '/looptijd/einde', ['Zet de einddatum op 31 december 2030']],
  [(a) => (a.looptijd.einde = '2031-06-30'), '/looptijd/einde', ['Zet de einddatum op 31 december 2030']],
  [(a) => (a.looptijd.start = '2024-06-30'), '/looptijd/start', ['Zet de begindatum op 1 januari 2025']],
  [(a) => (last(a.partijen).naam = ''), '/partijen/1/naam', []],
  [
    (a) => (first(a.partijen).zetel = ''),
    '/partijen/0/zetel',
    ['Vul de zetel van VDAB in: «Keizerslaan 11, 1000 Brussel»'],
  ],
  [
    (a) => delete Object.assign(last(a.partijen), { nis: '11050' }).kbo,
    '/partijen/1/kbo',
    ['Vul het ondernemingsnummer in: 0207.533.775'],
  ],
  [
    (a) => Object.assign(last(a.partijen), { nis: '11050', kbo: '0207533776' }),
    '/partijen/1/kbo',
    ['Verbeter het ondernemingsnummer: 0207.533.775'],
  ],
  [
    (a) => (first(last(a.partijen).contactpersonen).email = 'mailto:bo @voorbeeld.example.'),
    '/partijen/1/contactpersonen/0/email',
    ['Maak er «bo@voorbeeld.example» van'],
  ],
  [
    (a) => {
      const { ondertekenaars } = last(a.partijen);
      ondertekenaars.push({
        id: 'o3',
        naam: 'Cis',
        functie: 'schepen',
        mandaat: { orgaan: '', besluit: 'GR/1', datum: '2025-02-01' },
      });
    },
    '/partijen/1/ondertekenaars/1/mandaat/orgaan',
    ['Vul in: «gemeenteraad», zoals bij An Peeters'],
  ],
  [(a) => (a.principes = emptyRichText()), '/principes', ['Zet de tekst van het sjabloon terug']],
  [(a) => (a.omgevingsanalyse.tekst = emptyRichText()), '/omgevingsanalyse/tekst', []],
  [
    (a) => (first(a.acties).doelstellingen = []),
    '/acties/0/doelstellingen',
    ['Neem de enige doelstelling D1 «Bereiken»'],
  ],
  [(a) => (first(a.acties).algemeen = false), '/acties/0/doelgroepen', ['Maak er een algemene actie van']],
  [
    (a) => (first(a.acties).doelgroepen = ['leefloon']),
    '/acties/0/doelgroepen',
    ['Laat de actie algemeen en haal weg: «Leefloon»', 'Maak de actie niet meer algemeen: alleen voor «Leefloon»'],
  ],
  [
    (a) => delete first(a.acties).trekker,
    '/acties/0/trekker',
    ['Maak Gemeente Wijnegem de trekker in plaats van partner'],
  ],
  [
    (a) => delete Object.assign(first(a.acties), { partners: [] }).trekker,
    '/acties/0/trekker',
    ['Maak VDAB de trekker', 'Maak Gemeente Wijnegem de trekker'],
  ],
  [(a) => first(a.acties).partners.push('p1'), '/acties/0/partners', ['Haal VDAB weg bij de partners']],
  [(a) => delete first(a.acties).deadline, '/acties/0/deadline', ['Zet de deadline op 31 december 2030']],
  [(a) => (first(a.acties).deadline = '2031-01-01'), '/acties/0/deadline', ['Zet de deadline op 31 december 2030']],
  [(a) => (first(a.acties).start = '2024-12-31'), '/acties/0/start', ['Zet de start op 1 januari 2025']],
  [
    (a) => (first(a.acties).start = '2026-01-02'),
    '/acties/0/start',
    ['Wissel om: start op 1 januari 2026, deadline op 2 januari 2026'],
  ],
  [
    (a) => (first(a.taakverdeling.taken).vanToepassing = false),
    '/taakverdeling/taken',
    ['Neem de drie doelgroepen van het pact op in de taakverdeling'],
  ],
  [
    (a) => (first(a.taakverdeling.taken).aanZet = []),
    '/taakverdeling/taken/0/aanZet',
    ['Zet VDAB aan zet volgens het startvoorstel'],
  ],
  [
    (a) => (first(a.taakverdeling.taken).contactpersonen = []),
    '/taakverdeling/taken/0/contactpersonen',
    ['Zet Bo Maes als contactpersoon'],
  ],
  [
    (a) => first(a.taakverdeling.taken).betrokken.push('p1'),
    '/taakverdeling/taken/0/betrokken',
    ['Haal VDAB weg bij «betrokken»: al aan zet'],
  ],
  [
    (a) => delete first(a.indicatoren).koppeling,
    '/indicatoren/0/koppeling',
    ['Koppel aan de enige doelstelling D1 «Bereiken»'],
  ],
  [
    (a) => delete Object.assign(first(a.indicatoren), { catalogus: { id: 'cat', versie: 1 } }).frequentie,
    '/indicatoren/0/frequentie',
    ['Neem de frequentie uit de catalogus: «Jaarlijks»'],
  ],
  [
    (a) => (first(a.indicatoren).streefcijfer.datum = '2031-06-01'),
    '/indicatoren/0/streefcijfer/datum',
    ['Zet de datum van het streefcijfer op 31 december 2030'],
  ],
  [(a) => (first(a.overleg).keerPerJaar = 1), '/overleg/0/keerPerJaar', ['Zet op 2 keer per jaar']],
  [(a) => (first(a.overleg).naam = ''), '/overleg/0/naam', ['Noem het «Stuurgroep»']],
  [(a) => (first(a.acties).titel = 'Zitdag 😀 samen'), '/acties/0/titel', ['Haal het teken «😀» weg']],
  [
    (a) => (a.principes = paragraphs('Gelijk 😀.', 'Groot 日本')),
    '/principes',
    ['Haal de tekens «😀», «日», «本» weg'],
  ],
];

describe('the offer', () => {
  it.each(CASES)('%s at %s', (wrong, pad, labels) => {
    const agreement = complete();
    wrong(agreement);
    const problem = must(judge(agreement).find((found) => found.pad === pad));
    const fixes = fixesFor(problem, agreement, KNOWN);
    expect(fixes.map(({ label }) => label)).toEqual(labels);
    for (const fix of fixes) checkFix(agreement, problem, fix);
  });

  it('takes a reference to what was removed out of the document', () => {
    const agreement = complete();
    first(agreement.acties).partners.push('weg');
    const problem = must(judge(agreement).find(({ regel }) => regel === 'verwijzingenBestaan'));
    const doc = toDoc(agreement);
    const [fix] = fixesFor(problem, agreement);
    expect(fix?.label).toBe('Haal de verwijzing naar de verwijderde partij weg');
    applyFixes(doc, [must(fix)]);
    const record = must(doc.getMap<Y.Map<unknown>>('acties').get('a1'));
    expect([...(recordPlace(record).members('partners')?.keys() ?? [])]).toEqual(['p2']);
  });

  it('names one contact for each party at turn, and nobody where there is a choice to make', () => {
    const agreement = complete();
    const taak = first(agreement.taakverdeling.taken);
    const vdab = first(agreement.partijen);
    taak.contactpersonen = [];
    taak.aanZet = ['p1', 'p2'];
    const labels = (): string[] =>
      judge(agreement).flatMap((problem) => fixesFor(problem, agreement).map(({ label }) => label));
    vdab.contactpersonen.push({ ...first(vdab.contactpersonen), id: 'p1-d', naam: 'Els Aerts' });
    expect(labels()).toEqual(['Zet Bo Maes als contactpersoon']);
    Object.assign(must(agreement.taakverdeling.taken[1]), { contactpersonen: ['p1-d'] });
    expect(labels()).toEqual(['Zet Els Aerts en Bo Maes als contactpersonen']);
  });
});

describe('many at once', () => {
  const uncovered = (): Agreement => {
    const agreement = complete();
    for (const taak of agreement.taakverdeling.taken)
      if (PRIMARY_GROUPS.includes(taak.doelgroep))
        Object.assign(taak, { vanToepassing: true, aanZet: ['p1'], contactpersonen: [] });
    return agreement;
  };

  it('is one step: one transaction, one undo', () => {
    const agreement = uncovered();
    const fixes = judge(agreement).flatMap((problem) => fixesFor(problem, agreement));
    expect(new Set(fixes.map(({ soort }) => soort)).size).toBe(1);
    expect(first(fixes).samen(fixes.length)).toBe('Zet Bo Maes als contactpersoon in 30 cellen');
    const doc = toDoc(agreement);
    const undo = new Y.UndoManager(rootTypes(doc), { trackedOrigins: new Set([LOCAL_EDIT]) });
    expect(applyFixes(doc, fixes)).toBe(30);
    expect(judge(read(doc))).toEqual([]);
    undo.undo();
    expect(read(doc)).toEqual(agreement);
  });
});

describe('what changed meanwhile', () => {
  it('is not overwritten', () => {
    const agreement = complete();
    delete first(agreement.acties).deadline;
    agreement.titel = '';
    const fixes = judge(agreement).flatMap((problem) => fixesFor(problem, agreement));
    const doc = toDoc(agreement);
    setValue(recordPlace(must(doc.getMap<Y.Map<unknown>>('acties').get('a1'))), 'deadline', '2027-01-01');
    setText(doc.getText('titel'), 'Eigen titel');
    expect(applyFixes(doc, fixes)).toBe(0);
    expect(read(doc).acties[0]?.deadline).toBe('2027-01-01');
  });

  it('does no harm where the record is gone', () => {
    const agreement = complete();
    delete first(agreement.acties).deadline;
    const fixes = judge(agreement).flatMap((problem) => fixesFor(problem, agreement));
    const doc = toDoc(agreement);
    doc.getMap('acties').delete('a1');
    expect(applyFixes(doc, fixes)).toBe(0);
  });
});

describe('signs', () => {
  it.each([
    ['Groot 😀 feest', 'Groot feest'],
    ['👩‍💻 werkt', ' werkt'],
    ['drie ❤️❤️❤️', 'drie '],
    ['gewoon', 'gewoon'],
    ['e\u0301\u{1f600}', 'e\u0301'],
  ])('%s', (text, without) => expect(withoutSigns(text)).toBe(without));

  it('leaves nothing that cannot be printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unprintableSigns(withoutSigns(text))).toEqual([]);
        if (unprintableSigns(text).length === 0) expect(stretchesToStrip(text)).toEqual([]);
      }),
    );
  });
});
