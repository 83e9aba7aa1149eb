/** Every validation rule has a failing and a passing case: the passing one is the complete agreement, which all of them pass. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { emptyRichText, paragraphs, type Block } from '../../model/rich-text.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { isDay } from '../../model/day.ts';
import { RULES } from '../../model/validation/rules.ts';
import { isKbo } from '../../model/validation/rules/frame.ts';
import { problemsOf, validateAgreement } from '../../model/validation/validate.ts';
import { complete } from './complete.ts';

const validators = compileValidators();
type Break = (agreement: Agreement) => unknown;
type Case = readonly [rule: keyof typeof RULES, pad: string, wrong: Break, ernst?: Problem['ernst']];
const first = <T>(items: readonly T[]): T => items[0] as T;
const last = <T>(items: readonly T[]): T => items.at(-1) as T;

const CASES: readonly Case[] = [
  ['uniekeIds', '/acties/0/id', (a) => (first(a.acties).id = 'd1'), 'fout'],
  ['verwijzingenBestaan', '/acties/0/trekker', (a) => (first(a.acties).trekker = 'weg'), 'fout'],
  ['verwijzingenBestaan', '/acties/0/doelstellingen/1', (a) => first(a.acties).doelstellingen.push('weg'), 'fout'],
  ['verwijzingenBestaan', '/acties/0/contactpersoon', (a) => (first(a.acties).contactpersoon = 'p1'), 'fout'],
  [
    'verwijzingenBestaan',
    '/taakverdeling/taken/0/aanZet/1',
    (a) => first(a.taakverdeling.taken).aanZet.push('weg'),
    'fout',
  ],
  [
    'verwijzingenBestaan',
    '/taakverdeling/taken/0/contactpersonen/1',
    (a) => first(a.taakverdeling.taken).contactpersonen.push('weg'),
    'fout',
  ],
  ['verwijzingenBestaan', '/indicatoren/0/koppeling', (a) => (first(a.indicatoren).koppeling = 'p1'), 'fout'],
  ['volledigeMatrix', '/taakverdeling/taken/0', (a) => a.taakverdeling.taken.reverse(), 'fout'],
  ['titelIngevuld', '/titel', (a) => (a.titel = ' ')],
  ['titelIngevuld', '/titel', (a) => (a.titel = 'Overeenkomst tussen Wijnegen en VDAB'), 'aandacht'],
  ['looptijdBinnenLegislatuur', '/looptijd/start', (a) => delete a.looptijd.start],
  ['looptijdBinnenLegislatuur', '/looptijd/einde', (a) => delete a.looptijd.einde],
  ['looptijdBinnenLegislatuur', '/looptijd/einde', (a) => (a.looptijd.einde = '2024-12-31')],
  ['looptijdBinnenLegislatuur', '/looptijd/einde', (a) => (a.looptijd.einde = '2031-01-01')],
  ['looptijdBinnenLegislatuur', '/looptijd/start', (a) => (a.looptijd.start = '2024-12-31')],
  ['vdabEnLokaalBestuur', '/partijen', (a) => (first(a.partijen).soort = 'gemeente')],
  ['vdabEnLokaalBestuur', '/partijen', (a) => (last(a.partijen).soort = 'vdab')],
  ['partijenVolledig', '/partijen/1/naam', (a) => (last(a.partijen).naam = '')],
  ['partijenVolledig', '/partijen/1/zetel', (a) => (last(a.partijen).zetel = '')],
  ['partijenVolledig', '/partijen/1/kbo', (a) => delete last(a.partijen).kbo],
  ['partijenVolledig', '/partijen/1/kbo', (a) => (last(a.partijen).kbo = '0207533776')],
  ['partijenVolledig', '/partijen/1/kboOcmw', (a) => (last(a.partijen).kboOcmw = '0000000000')],
  ['partijenVolledig', '/partijen/1/kbo', (a) => (last(a.partijen).kbo = '0887010362')],
  ['partijenVolledig', '/partijen/1/vertegenwoordiging', (a) => (last(a.partijen).vertegenwoordiging = '')],
  ['partijenVolledig', '/partijen/1/contactpersonen', (a) => (last(a.partijen).contactpersonen = [])],
  [
    'partijenVolledig',
    '/partijen/1/contactpersonen/0/naam',
    (a) => Object.assign(first(last(a.partijen).contactpersonen), { naam: '', functie: '' }),
  ],
  [
    'partijenVolledig',
    '/partijen/1/contactpersonen/0/email',
    (a) => (first(last(a.partijen).contactpersonen).email = ''),
  ],
  [
    'partijenVolledig',
    '/partijen/1/contactpersonen/0/email',
    (a) => (first(last(a.partijen).contactpersonen).email = 'bo at voorbeeld'),
  ],
  ['ondertekenaarsMetMandaat', '/partijen/1/ondertekenaars', (a) => (last(a.partijen).ondertekenaars = [])],
  [
    'ondertekenaarsMetMandaat',
    '/partijen/1/ondertekenaars/0/naam',
    (a) => (first(last(a.partijen).ondertekenaars).naam = ''),
  ],
  [
    'ondertekenaarsMetMandaat',
    '/partijen/1/ondertekenaars/0/functie',
    (a) => (first(last(a.partijen).ondertekenaars).functie = ''),
  ],
  [
    'ondertekenaarsMetMandaat',
    '/partijen/1/ondertekenaars/0/mandaat/orgaan',
    (a) => (first(last(a.partijen).ondertekenaars).mandaat.orgaan = ''),
  ],
  [
    'ondertekenaarsMetMandaat',
    '/partijen/1/ondertekenaars/0/mandaat/besluit',
    (a) => (first(last(a.partijen).ondertekenaars).mandaat.besluit = ''),
  ],
  [
    'ondertekenaarsMetMandaat',
    '/partijen/1/ondertekenaars/0/mandaat/datum',
    (a) => delete first(last(a.partijen).ondertekenaars).mandaat.datum,
  ],
  ['tekstIngevuld', '/algemeneDoelstelling', (a) => (a.algemeneDoelstelling = emptyRichText())],
  ['tekstIngevuld', '/principes', (a) => (a.principes = { type: 'doc', content: [{ type: 'paragraph' }] })],
  ['tekstIngevuld', '/omgevingsanalyse/tekst', (a) => (a.omgevingsanalyse.tekst = emptyRichText())],
  ['tekstIngevuld', '/slotbepalingen/duur', (a) => (a.slotbepalingen.duur = emptyRichText())],
  ['tekstIngevuld', '/slotbepalingen/opzegging', (a) => (a.slotbepalingen.opzegging = emptyRichText())],
  ['tekstIngevuld', '/slotbepalingen/geschillen', (a) => (a.slotbepalingen.geschillen = emptyRichText())],
  ['cijfersMetBron', '/omgevingsanalyse/cijfers', (a) => (a.omgevingsanalyse.cijfers = []), 'aandacht'],
  ['cijfersMetBron', '/omgevingsanalyse/cijfers/0/bron', (a) => (first(a.omgevingsanalyse.cijfers).bron = '')],
  ['cijfersMetBron', '/omgevingsanalyse/cijfers/0/gebied', (a) => (first(a.omgevingsanalyse.cijfers).gebied = '')],
  ['cijfersMetBron', '/omgevingsanalyse/cijfers/0/waarde', (a) => delete first(a.omgevingsanalyse.cijfers).waarde],
  ['cijfersMetBron', '/omgevingsanalyse/cijfers/0/datum', (a) => delete first(a.omgevingsanalyse.cijfers).datum],
  [
    'cijfersMetBron',
    '/omgevingsanalyse/cijfers/0/omschrijving',
    (a) => (first(a.omgevingsanalyse.cijfers).omschrijving = ''),
  ],
  [
    'doelstellingenGedragen',
    '/doelstellingen',
    (a) => {
      a.doelstellingen = [];
      first(a.acties).doelstellingen = [];
      first(a.indicatoren).koppeling = 'a1';
    },
  ],
  ['doelstellingenGedragen', '/doelstellingen/0/titel', (a) => (first(a.doelstellingen).titel = '')],
  [
    'doelstellingenGedragen',
    '/doelstellingen/0/omschrijving',
    (a) => (first(a.doelstellingen).omschrijving = emptyRichText()),
  ],
  ['doelstellingenGedragen', '/doelstellingen/0', (a) => (first(a.acties).doelstellingen = [])],
  ['doelstellingenGedragen', '/doelstellingen/0', (a) => (a.indicatoren = [])],
  ['actiesVolledig', '/acties', (a) => (a.acties = [])],
  ['actiesVolledig', '/acties/0/titel', (a) => (first(a.acties).titel = '')],
  ['actiesVolledig', '/acties/0/omschrijving', (a) => (first(a.acties).omschrijving = emptyRichText())],
  ['actiesVolledig', '/acties/0/doelstellingen', (a) => (first(a.acties).doelstellingen = [])],
  ['actiesVolledig', '/acties/0/doelgroepen', (a) => (first(a.acties).algemeen = false)],
  ['actiesVolledig', '/acties/0/doelgroepen', (a) => (first(a.acties).doelgroepen = ['leefloon'])],
  ['actiesVolledig', '/acties/0/trekker', (a) => delete first(a.acties).trekker],
  ['actiesVolledig', '/acties/0/deadline', (a) => delete first(a.acties).deadline],
  ['actiesVolledig', '/acties/0/deadline', (a) => (first(a.acties).deadline = '2031-01-01')],
  ['actiesVolledig', '/acties/0/start', (a) => (first(a.acties).start = '2024-12-31')],
  ['actiesVolledig', '/acties/0/start', (a) => (first(a.acties).start = '2026-01-02')],
  ['actiesVolledig', '/acties/0/partners', (a) => first(a.acties).partners.push('p1')],
  ['taakverdelingGedekt', '/taakverdeling/taken/0/betrokken', (a) => first(a.taakverdeling.taken).betrokken.push('p1')],
  ['taakverdelingGedekt', '/taakverdeling/taken', (a) => (first(a.taakverdeling.taken).vanToepassing = false)],
  ['taakverdelingGedekt', '/taakverdeling/taken/0/aanZet', (a) => (first(a.taakverdeling.taken).aanZet = [])],
  [
    'taakverdelingGedekt',
    '/taakverdeling/taken/0/contactpersonen',
    (a) => (first(a.taakverdeling.taken).contactpersonen = []),
  ],
  ['indicatorenVolledig', '/indicatoren/0/naam', (a) => (first(a.indicatoren).naam = '')],
  ['indicatorenVolledig', '/indicatoren/0/koppeling', (a) => delete first(a.indicatoren).koppeling],
  ['indicatorenVolledig', '/indicatoren/0/frequentie', (a) => delete first(a.indicatoren).frequentie],
  ['indicatorenVolledig', '/indicatoren/0/bron', (a) => (first(a.indicatoren).bron = '')],
  ['indicatorenVolledig', '/indicatoren/0/eenheid', (a) => (first(a.indicatoren).eenheid = '')],
  ['indicatorenVolledig', '/indicatoren/0/nulmeting/waarde', (a) => delete first(a.indicatoren).nulmeting.waarde],
  ['indicatorenVolledig', '/indicatoren/0/nulmeting/datum', (a) => delete first(a.indicatoren).nulmeting.datum],
  ['indicatorenVolledig', '/indicatoren/0/streefcijfer/waarde', (a) => delete first(a.indicatoren).streefcijfer.waarde],
  ['indicatorenVolledig', '/indicatoren/0/streefcijfer/datum', (a) => delete first(a.indicatoren).streefcijfer.datum],
  [
    'indicatorenVolledig',
    '/indicatoren/0/streefcijfer/datum',
    (a) => (first(a.indicatoren).streefcijfer.datum = '2031-01-01'),
  ],
  ['indicatorenVolledig', '/indicatoren/0/streefdoel', (a) => (first(a.indicatoren).soort = 'kwalitatief')],
  ['printbareTekens', '/titel', (a) => (a.titel += ' 👍')],
  ['printbareTekens', '/acties/0/omschrijving', (a) => (first(a.acties).omschrijving = paragraphs('≥ 5 uur'))],
  ['pastOpPapier', '/principes', (a) => (a.principes = { type: 'doc', content: [wideTable(14)] })],
  ['pastOpPapier', '/principes', (a) => (a.principes = { type: 'doc', content: [deepList(20)] })],
  ['overlegMinstens', '/overleg/0/keerPerJaar', (a) => (first(a.overleg).keerPerJaar = 1)],
  ['overlegMinstens', '/overleg/1/keerPerJaar', (a) => delete last(a.overleg).keerPerJaar],
  ['overlegMinstens', '/overleg', (a) => a.overleg.pop()],
  ['overlegMinstens', '/overleg/0/naam', (a) => (first(a.overleg).naam = '')],
  [
    'overlegMinstens',
    '/overleg/1/keerPerJaar',
    (a) => Object.assign(last(a.overleg), { soort: 'werkgroep', keerPerJaar: undefined }),
  ],
];

const judge = (agreement: unknown): Problem[] => validateAgreement(validators, agreement, 'ondertekenklaar');

describe('the complete agreement', () => {
  it('passes every rule', () => expect(judge(complete())).toEqual([]));
  it('passes with a qualitative indicator that says what the partners want to see', () => {
    const agreement = complete();
    Object.assign(first(agreement.indicatoren), {
      soort: 'kwalitatief',
      eenheid: '',
      nulmeting: {},
      streefcijfer: {},
      streefdoel: 'Vlotte overdracht',
    });
    expect(judge(agreement)).toEqual([]);
  });
  it('passes with a doelstelling that is measured through its actie', () => {
    const agreement = complete();
    first(agreement.indicatoren).koppeling = 'a1';
    expect(judge(agreement)).toEqual([]);
  });
});

const NAMED = CASES.map(([rule, pad, wrong, ernst = 'tekort']) => ({ rule, pad, wrong, ernst }));
describe.each(NAMED)('rule $rule at $pad ($ernst)', ({ rule, pad, wrong, ernst }) => {
  it('finds it and says what to do', () => {
    const agreement = complete();
    wrong(agreement);
    const found = judge(JSON.parse(JSON.stringify(agreement))).find(
      (problem) => problem.regel === rule && problem.pad === pad && problem.ernst === ernst,
    );
    expect(found, JSON.stringify(judge(agreement))).toBeDefined();
    expect(found?.boodschap).toMatch(/^[A-ZÀ-Ü«][^]*[.]$/);
  });
});

describe('structure', () => {
  it('every rule of the table is tried above', () => {
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
  });
  it.each([
    ['something else', { a: 1 }, 'required'],
    ['a list', [], 'type'],
    ['an unknown field', { ...complete(), kleur: 'rood' }, 'additionalProperties'],
    ['a newer version', { ...complete(), versie: '2.0' }, 'const'],
    ['an impossible day', { ...complete(), looptijd: { start: '2025-02-30' } }, 'format'],
    ['a dangerous link', { ...complete(), principes: linkTo('javascript:alert(1)') }, 'pattern'],
    ['an unknown target group', withGroups(['studenten']), 'enum'],
    ['a group named twice', withGroups(['leefloon', 'leefloon']), 'uniqueItems'],
  ])('%s is refused with severity fout', (_what, data, keyword) => {
    const problems = judge(data);
    expect(problems.map(({ regel }) => regel)).toContain(keyword);
    expect(problems.every(({ ernst, boodschap }) => ernst === 'fout' && boodschap.length > 10)).toBe(true);
  });
  it('rules stay silent while the structure is broken', () => {
    const problems = validateAgreement(validators, { ...complete(), acties: [{ id: 'd1' }] }, 'ondertekenklaar');
    expect(problems.every(({ ernst }) => ernst === 'fout')).toBe(true);
    expect(problems.some(({ regel }) => regel === 'uniekeIds')).toBe(false);
  });
  it('a template with a duplicate id is refused', () => {
    const set = {
      formaat: 'samenschrift/inspiratieset',
      versie: '1.0',
      uitgave: 1,
      acties: [{ id: 'x' }, { id: 'x' }],
    };
    expect(problemsOf(validators.inspiratieset, set).length).toBeGreaterThan(0);
  });
});

describe('helpers', () => {
  it.each(['0887010362', '0207540012', '0212186807'])('%s is an enterprise number', (kbo) =>
    expect(isKbo(kbo)).toBe(true),
  );
  it.each(['0887010363', '2887010362', '088701036', ''])('%s is none', (kbo) => expect(isKbo(kbo)).toBe(false));
  it.each(['2024-02-29', '2030-12-31'])('%s is a day', (day) => expect(isDay(day)).toBe(true));
  it.each(['2025-02-29', '2025-13-01', '2025-1-1', 'gisteren', ''])('%s is none', (day) =>
    expect(isDay(day)).toBe(false),
  );
});

function wideTable(columns: number): Block {
  const cell = { type: 'tableCell' as const, content: paragraphs('x').content };
  return { type: 'table', content: [{ type: 'tableRow', content: Array.from({ length: columns }, () => cell) }] };
}

function deepList(levels: number): Block {
  const inner: Block[] = levels === 1 ? paragraphs('x').content : [deepList(levels - 1)];
  return { type: 'bulletList', content: [{ type: 'listItem', content: inner }] };
}

function linkTo(href: string): unknown {
  return {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] },
    ],
  };
}
function withGroups(doelgroepen: string[]): unknown {
  const agreement = complete();
  return { ...agreement, acties: [{ ...first(agreement.acties), doelgroepen }] };
}
