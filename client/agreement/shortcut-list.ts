/**
 * Every shortcut there is: the list under «?» shows them, and handlers take their keys from here. Keys are
 * written as TipTap does: `Mod` is Ctrl, and ⌘ on a Mac.
 */
export type Group = 'Tekst' | 'Doelstellingen, acties, indicatoren' | 'Taakverdeling' | 'Panelen' | 'Overal';

export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
  readonly group: Group;
}

export const SHORTCUTS = {
  blokmenu: { keys: ['/'], does: 'Kiezen wat u invoegt: tussenkop, lijst, tabel …', group: 'Tekst' },
  werkbalk: { keys: ['Alt-F10'], does: 'Naar de opmaakbalk; Esc keert terug naar de tekst', group: 'Tekst' },
  vet: { keys: ['Mod-b'], does: 'Vet', group: 'Tekst' },
  cursief: { keys: ['Mod-i'], does: 'Cursief', group: 'Tekst' },
  koppeling: { keys: ['Mod-k'], does: 'Koppeling maken of wijzigen', group: 'Tekst' },
  gewoon: { keys: ['Mod-Alt-0'], does: 'Gewone alinea', group: 'Tekst' },
  tussenkop: { keys: ['Mod-Alt-3'], does: 'Tussenkop', group: 'Tekst' },
  artikel: { keys: ['Mod-Alt-4'], does: 'Genummerd artikel', group: 'Tekst' },
  nummering: { keys: ['Mod-Shift-7'], does: 'Nummering', group: 'Tekst' },
  opsomming: { keys: ['Mod-Shift-8'], does: 'Opsomming', group: 'Tekst' },
  inspringen: { keys: ['Tab'], does: 'Lijst: een niveau dieper. Tabel: volgende cel', group: 'Tekst' },
  terugspringen: { keys: ['Shift-Tab'], does: 'Lijst: een niveau hoger. Tabel: vorige cel', group: 'Tekst' },
  nieuweRegel: { keys: ['Shift-Enter'], does: 'Nieuwe regel in dezelfde alinea', group: 'Tekst' },
  uitTabel: { keys: ['Mod-Enter'], does: 'Een tabel verlaten: verder schrijven eronder', group: 'Tekst' },
  recordKnoppen: {
    keys: ['ArrowLeft', 'ArrowRight'],
    does: 'Van de knop Opdrachten naar de greep en terug; op de greep verplaatsen ↑ en ↓',
    group: 'Doelstellingen, acties, indicatoren',
  },
  recordVerplaatsen: {
    keys: ['Alt-Shift-ArrowUp', 'Alt-Shift-ArrowDown'],
    does: 'Naar boven of naar onder verplaatsen',
    group: 'Doelstellingen, acties, indicatoren',
  },
  recordDupliceren: { keys: ['Alt-Shift-d'], does: 'Dupliceren', group: 'Doelstellingen, acties, indicatoren' },
  recordVerwijderen: { keys: ['Alt-Shift-Delete'], does: 'Verwijderen', group: 'Doelstellingen, acties, indicatoren' },
  cel: { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: 'Van cel naar cel', group: 'Taakverdeling' },
  celMeer: {
    keys: ['Shift-ArrowRight', 'Shift-ArrowDown'],
    does: 'Meer cellen tegelijk kiezen',
    group: 'Taakverdeling',
  },
  celOpen: { keys: ['Enter'], does: 'De cel openen', group: 'Taakverdeling' },
  gebied: {
    keys: ['F6', 'Shift-F6'],
    does: 'Naar het volgende of vorige deel van de pagina: balk, onderdelen, tekst, hulp',
    group: 'Panelen',
  },
  tab: { keys: ['ArrowLeft', 'ArrowRight'], does: 'Van tab naar tab in het paneel', group: 'Panelen' },
  sluiten: { keys: ['Escape'], does: 'Een paneel, menu of venster sluiten', group: 'Panelen' },
  ongedaan: { keys: ['Mod-z'], does: 'Uw laatste wijziging ongedaan maken', group: 'Overal' },
  opnieuw: { keys: ['Mod-y', 'Mod-Shift-z'], does: 'Opnieuw', group: 'Overal' },
  sneltoetsen: { keys: ['?'], does: 'Deze lijst', group: 'Overal' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

/** The groups in the order in which they are shown, each with its shortcuts. */
export function shortcutGroups(): { readonly group: Group; readonly shortcuts: readonly Shortcut[] }[] {
  const all: readonly Shortcut[] = Object.values(SHORTCUTS);
  const groups: readonly Group[] = [
    'Tekst',
    'Doelstellingen, acties, indicatoren',
    'Taakverdeling',
    'Panelen',
    'Overal',
  ];
  return groups
    .map((group) => ({ group, shortcuts: all.filter((shortcut) => shortcut.group === group) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' };

/** The caps of one combination, in the words of the keyboard in use: Ctrl + B, or ⌘ B. */
export function capsOf(keys: string, mac: boolean): string[] {
  return keys.split('-').map((key) => {
    const named = mac ? (MAC[key] ?? NAMES[key]) : NAMES[key];
    return named ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}

/** For a tooltip: «Vet (Ctrl+B)». */
export function withKeys(name: string, id: ShortcutId, mac: boolean): string {
  return `${name} (${capsOf(SHORTCUTS[id].keys[0], mac).join(mac ? '' : '+')})`;
}

/** Whether the keyboard is a Mac's. */
export const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform);
