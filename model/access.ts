/**
 * Who may do what. One pure function decides; every route of the server and every frame on a socket
 * asks it, and the interface asks it to know what to offer.
 */

export const ROLES = ['beheerder', 'vdab-redacteur', 'redacteur', 'jurist', 'lezer'] as const;
export type Role = (typeof ROLES)[number];

/** The states of an agreement, in the order in which it passes through them. */
export const STATUSES = [
  { id: 'voorbereiding', naam: 'In voorbereiding' },
  { id: 'onderhandeling', naam: 'In onderhandeling' },
  { id: 'juridisch-nazicht', naam: 'Juridisch nazicht' },
  { id: 'ter-ondertekening', naam: 'Ter ondertekening' },
  { id: 'ondertekend', naam: 'Ondertekend' },
  { id: 'opgezegd', naam: 'Opgezegd of verlopen' },
] as const;
export type Status = (typeof STATUSES)[number]['id'];

/** A person as the server knows them from their session. */
export interface Actor {
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  readonly organisatie: string;
  readonly rol: Role;
}

export const DEEDS = ['raadplegen', 'aanmaken', 'lezen', 'schrijven', 'exporteren'] as const;
/** `raadplegen` is reading what belongs to no agreement: the list, templates, municipalities. */
export type Deed = (typeof DEEDS)[number];

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Decision = { allowed: true };
const refuse = (reason: string): Decision => ({ allowed: false, reason });

const WRITERS: readonly Role[] = ['beheerder', 'vdab-redacteur', 'redacteur'];
const OPEN: readonly Status[] = ['voorbereiding', 'onderhandeling', 'juridisch-nazicht'];

/** Decides whether `actor` (null: nobody is signed in) may do `deed` on an agreement in `status`. The reason is for the user. */
export function decide(actor: Actor | null, deed: Deed, status: Status = 'voorbereiding'): Decision {
  if (!actor) return refuse('Meld u eerst aan.');
  switch (deed) {
    case 'raadplegen':
    case 'lezen':
    case 'exporteren':
      return ALLOWED;
    case 'aanmaken':
      return WRITERS.includes(actor.rol) ? ALLOWED : refuse('Alleen wie meeschrijft kan een overeenkomst aanmaken.');
    case 'schrijven':
      if (!WRITERS.includes(actor.rol)) return refuse('U leest mee. Alleen wie meeschrijft kan de tekst wijzigen.');
      return OPEN.includes(status) ? ALLOWED : refuse('De tekst ligt vast en kan niet meer gewijzigd worden.');
  }
}
