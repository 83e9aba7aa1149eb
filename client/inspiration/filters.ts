/** Narrowing the inspiration set: several values per question, one of which must fit. */
import type { Inspiration } from '../../model/library.ts';
import { DOMAINS, INSTRUMENTS, TARGET_GROUPS, THEMES, type Terms } from '../../model/terms.ts';

export type Question = 'doelgroep' | 'vlak' | 'thema' | 'instrument';
export type Filters = Readonly<Record<Question, readonly string[]>>;
export const NO_FILTERS: Filters = { doelgroep: [], vlak: [], thema: [], instrument: [] };

export const QUESTIONS: readonly { readonly key: Question; readonly naam: string; readonly terms: Terms<string> }[] = [
  { key: 'doelgroep', naam: 'Doelgroep', terms: TARGET_GROUPS },
  { key: 'vlak', naam: 'Vlak', terms: DOMAINS },
  { key: 'thema', naam: 'Thema', terms: THEMES },
  { key: 'instrument', naam: 'Instrument', terms: INSTRUMENTS },
];

const EVERY_GROUP = TARGET_GROUPS.map(({ id }) => id);

/** What an action answers; a general action serves every doelgroep. */
function answers(action: Inspiration, question: Question): readonly string[] {
  switch (question) {
    case 'doelgroep':
      return action.algemeen ? EVERY_GROUP : action.doelgroepen;
    case 'vlak':
      return action.vlakken;
    case 'thema':
      return [action.thema];
    case 'instrument':
      return action.instrumenten;
  }
}

function fits(action: Inspiration, filters: Filters, questions: readonly Question[]): boolean {
  return questions.every((question) => {
    const wanted = filters[question];
    return wanted.length === 0 || answers(action, question).some((answer) => wanted.includes(answer));
  });
}

const ALL = QUESTIONS.map(({ key }) => key);

/** The actions that fit every question. */
export function narrow(actions: readonly Inspiration[], filters: Filters): Inspiration[] {
  return actions.filter((action) => fits(action, filters, ALL));
}

/** How many of the actions each answer to one question would leave, the other questions being as they are. */
export function countsFor(actions: readonly Inspiration[], filters: Filters, question: Question): Map<string, number> {
  const others = ALL.filter((key) => key !== question);
  const counts = new Map<string, number>();
  for (const action of actions)
    if (fits(action, filters, others))
      for (const answer of answers(action, question)) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return counts;
}

/** Every chosen answer with its question. */
export function chosen(filters: Filters): { readonly question: Question; readonly answer: string }[] {
  return ALL.flatMap((question) => filters[question].map((answer) => ({ question, answer })));
}

/** Without one answer. */
export function without(filters: Filters, question: Question, answer: string): Filters {
  return { ...filters, [question]: filters[question].filter((one) => one !== answer) };
}
