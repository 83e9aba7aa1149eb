/** What can be put in a text or done with a block: one table for the slash menu, the toolbar and the keys. */
import type { ChainedCommands, Editor } from '@tiptap/core';
import type { ShortcutId } from '../agreement/shortcut-list.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What it is for, in the menu. */
  readonly hint: string;
  /** Other words people type for it. */
  readonly aliases: readonly string[];
  readonly shortcut?: ShortcutId;
  readonly where: 'overal' | 'buiten-tabel' | 'in-tabel' | 'artikels';
  readonly run: (chain: ChainedCommands) => ChainedCommands;
}

export const CHOICES: readonly Choice[] = [
  {
    id: 'tussenkop',
    name: 'Tussenkop',
    hint: 'Een kop binnen deze tekst',
    aliases: ['kop', 'titel', 'hoofding', 'heading', '##'],
    shortcut: 'tussenkop',
    where: 'overal',
    run: (chain) => chain.setNode('heading'),
  },
  {
    id: 'artikel',
    name: 'Artikel',
    hint: 'Krijgt vanzelf zijn nummer',
    aliases: ['genummerd artikel', 'bepaling', 'clausule'],
    shortcut: 'artikel',
    where: 'artikels',
    run: (chain) => chain.setNode('artikel'),
  },
  {
    id: 'opsomming',
    name: 'Opsomming',
    hint: 'Lijst met bolletjes',
    aliases: ['lijst', 'bolletjes', 'bullets', 'punten'],
    shortcut: 'opsomming',
    where: 'overal',
    run: (chain) => chain.toggleList('bulletList', 'listItem'),
  },
  {
    id: 'nummering',
    name: 'Nummering',
    hint: 'Genummerde lijst',
    aliases: ['lijst', 'genummerde lijst', 'cijfers', 'nummers', '1.'],
    shortcut: 'nummering',
    where: 'overal',
    run: (chain) => chain.toggleList('orderedList', 'listItem'),
  },
  {
    id: 'tabel',
    name: 'Tabel',
    hint: 'Drie rijen, drie kolommen, met een koprij',
    aliases: ['rooster', 'table', 'rijen', 'kolommen'],
    where: 'buiten-tabel',
    run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  },
  {
    id: 'rij',
    name: 'Rij toevoegen',
    hint: 'Onder deze rij',
    aliases: ['tabel', 'nieuwe rij'],
    where: 'in-tabel',
    run: (chain) => chain.addRowAfter(),
  },
  {
    id: 'kolom',
    name: 'Kolom toevoegen',
    hint: 'Rechts van deze kolom',
    aliases: ['tabel', 'nieuwe kolom'],
    where: 'in-tabel',
    run: (chain) => chain.addColumnAfter(),
  },
  {
    id: 'koppeling',
    name: 'Koppeling',
    hint: 'Naar een webadres of e-mailadres',
    aliases: ['link', 'url', 'website', 'hyperlink', 'adres'],
    shortcut: 'koppeling',
    where: 'overal',
    run: (chain) => chain,
  },
  {
    id: 'gewoon',
    name: 'Gewone tekst',
    hint: 'Een alinea zonder meer',
    aliases: ['alinea', 'paragraaf', 'tekst', 'normaal'],
    shortcut: 'gewoon',
    where: 'overal',
    run: (chain) => chain.clearNodes(),
  },
];

/** Letters only, without accents: «geëigend» is found by «geeig». */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const NOWHERE = 4;

/** What fits what was typed behind the slash, best first: by its own name, then by another word for it. */
export function matching(query: string, choices: readonly Choice[]): Choice[] {
  const wanted = plain(query);
  if (wanted === '') return [...choices];
  const rank = ({ name, aliases }: Choice): number => {
    const words = [name, ...aliases].map(plain);
    if (words.includes(wanted)) return 0;
    if (words[0]?.startsWith(wanted)) return 1;
    if (words.some((word) => word.startsWith(wanted))) return 2;
    return words.some((word) => word.includes(` ${wanted}`)) ? 3 : NOWHERE;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter(({ rank: found }) => found < NOWHERE)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

/** What can be chosen where the caret is. */
export function offered(editor: Editor, articles: boolean): Choice[] {
  const inTable = editor.isActive('table');
  return CHOICES.filter(({ where }) => {
    switch (where) {
      case 'overal':
        return true;
      case 'artikels':
        return articles && !inTable;
      case 'in-tabel':
        return inTable;
      case 'buiten-tabel':
        return !inTable;
    }
  });
}
