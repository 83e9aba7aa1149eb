/**
 * Who may do what. One table says it, and one pure function reads that table: every route of the server and every
 * frame on a socket asks it, the interface asks it to know what to offer, and a page of the product shows it.
 */

/** What a person is in the product. */
export const ROLES = [
  { id: 'beheerder', naam: 'Beheerder', uitleg: 'Zorgt dat Samenschrift draait en helpt wie vastzit.' },
  {
    id: 'vdab-redacteur',
    naam: 'VDAB-redacteur',
    uitleg: 'Schrijft voor VDAB en leidt de overeenkomst door haar stappen.',
  },
  { id: 'redacteur', naam: 'Redacteur', uitleg: 'Schrijft mee voor een partij.' },
  { id: 'jurist', naam: 'Jurist', uitleg: 'Kijkt de tekst na voor die naar de ondertekenaars gaat.' },
  { id: 'lezer', naam: 'Lezer', uitleg: 'Leest mee.' },
] as const;
export type Role = (typeof ROLES)[number]['id'];

/** The states of an agreement, in the order in which it passes through them. */
export const STATUSES = [
  { id: 'voorbereiding', naam: 'In voorbereiding', uitleg: 'De eerste versie wordt opgesteld.' },
  { id: 'onderhandeling', naam: 'In onderhandeling', uitleg: 'De partijen schrijven samen aan de tekst.' },
  { id: 'juridisch-nazicht', naam: 'Juridisch nazicht', uitleg: 'Juristen van de partijen kijken de tekst na.' },
  { id: 'ter-ondertekening', naam: 'Ter ondertekening', uitleg: 'De tekst ligt vast en gaat naar de ondertekenaars.' },
  { id: 'ondertekend', naam: 'Ondertekend', uitleg: 'Alle partijen hebben ondertekend.' },
  { id: 'opgezegd', naam: 'Opgezegd of verlopen', uitleg: 'De overeenkomst geldt niet meer.' },
] as const;
export type Status = (typeof STATUSES)[number]['id'];

/** A person as the server knows them from their session. */
export interface Actor {
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  readonly organisatie: string;
  /** In an agreement: what they are there. */
  readonly rol: Role;
  /** In an agreement: the record of the party they are there for; null or absent for none, or for all of them. */
  readonly partij?: string | null;
  /** Where it is a program that acts for them: the bounds of the token it shows. */
  readonly sleutel?: Bounds;
}

/** What a token may be used for at most. */
export interface Bounds {
  readonly deeds: readonly Deed[];
  /** The only agreement it opens; null for all. */
  readonly agreement: string | null;
}

/** What can be done. `raadplegen` is reading what belongs to no agreement: the list, templates, municipalities. */
export const DEEDS = [
  { id: 'raadplegen', naam: 'De lijst, sjablonen en gemeenten raadplegen' },
  { id: 'aanmaken', naam: 'Een overeenkomst aanmaken of verlengen' },
  { id: 'lezen', naam: 'Een overeenkomst lezen, met haar geschiedenis' },
  { id: 'exporteren', naam: 'Een pdf maken' },
  { id: 'schrijven', naam: 'De tekst wijzigen' },
  { id: 'status-wijzigen', naam: 'De status wijzigen' },
  { id: 'vastleggen', naam: 'De tekst vastleggen om te ondertekenen' },
  { id: 'opladen', naam: 'Ondertekende bestanden opladen' },
  {
    id: 'ondertekening-leiden',
    naam: 'De ondertekening leiden: de tekst opnieuw openen, bestanden intrekken, handtekeningen bevestigen',
  },
  { id: 'leden-zien', naam: 'Zien wie meewerkt, en het verslag van wat er gebeurde' },
  { id: 'leden-beheren', naam: 'Uitnodigen, rollen wijzigen en mensen verwijderen' },
  { id: 'verwijderen', naam: 'Een overeenkomst verwijderen of terugzetten' },
  { id: 'eigen-gegevens', naam: 'Eigen gegevens, aanmeldingen en sleutels beheren' },
  {
    id: 'beheren',
    naam: 'Het verslag van de server lezen, gegevens van personen uitvoeren of wissen, en overeenkomsten voorgoed wissen',
  },
] as const;
export type Deed = (typeof DEEDS)[number]['id'];

const ALWAYS: readonly Status[] = STATUSES.map(({ id }) => id);
/** As long as the text is worked on. */
const OPEN: readonly Status[] = ['voorbereiding', 'onderhandeling', 'juridisch-nazicht'];
/** As long as it is being signed. */
const SIGNING: readonly Status[] = ['ter-ondertekening'];
const NEVER: readonly Status[] = [];

const EVERYONE = { beheerder: ALWAYS, 'vdab-redacteur': ALWAYS, redacteur: ALWAYS, jurist: ALWAYS, lezer: ALWAYS };
const NOBODY = { beheerder: NEVER, 'vdab-redacteur': NEVER, redacteur: NEVER, jurist: NEVER, lezer: NEVER };

/** In which states of an agreement each role may do each deed. */
export const RIGHTS: Readonly<Record<Deed, Readonly<Record<Role, readonly Status[]>>>> = {
  raadplegen: EVERYONE,
  aanmaken: { ...NOBODY, beheerder: ALWAYS, 'vdab-redacteur': ALWAYS, redacteur: ALWAYS },
  lezen: EVERYONE,
  exporteren: EVERYONE,
  schrijven: { ...NOBODY, beheerder: OPEN, 'vdab-redacteur': OPEN, redacteur: OPEN },
  'status-wijzigen': { ...NOBODY, beheerder: OPEN, 'vdab-redacteur': OPEN },
  vastleggen: { ...NOBODY, beheerder: ['juridisch-nazicht'], 'vdab-redacteur': ['juridisch-nazicht'] },
  opladen: { ...NOBODY, beheerder: SIGNING, 'vdab-redacteur': SIGNING, redacteur: SIGNING },
  'ondertekening-leiden': { ...NOBODY, beheerder: SIGNING, 'vdab-redacteur': SIGNING },
  'leden-zien': EVERYONE,
  'leden-beheren': { ...NOBODY, beheerder: ALWAYS, 'vdab-redacteur': ALWAYS, redacteur: ALWAYS },
  verwijderen: { ...NOBODY, beheerder: ALWAYS, 'vdab-redacteur': OPEN },
  'eigen-gegevens': EVERYONE,
  beheren: { ...NOBODY, beheerder: ALWAYS },
};

/** What someone is told whose role may never do it, and where the state is what stands in the way. */
const REASONS: Readonly<Record<Deed, { readonly role: string; readonly status: string }>> = {
  raadplegen: { role: 'U hebt geen toegang.', status: 'U hebt nu geen toegang.' },
  aanmaken: { role: 'Alleen wie meeschrijft kan een overeenkomst aanmaken.', status: 'Dat kan nu niet.' },
  lezen: { role: 'U mag deze overeenkomst niet lezen.', status: 'U mag deze overeenkomst nu niet lezen.' },
  exporteren: { role: 'U mag van deze overeenkomst geen pdf maken.', status: 'U mag er nu geen pdf van maken.' },
  schrijven: {
    role: 'U leest mee. Alleen wie meeschrijft kan de tekst wijzigen.',
    status: 'De tekst ligt vast en kan niet meer gewijzigd worden.',
  },
  'status-wijzigen': {
    role: 'Alleen een VDAB-redacteur of een beheerder wijzigt de status.',
    status: 'De tekst ligt vast: de status wijzigt door te ondertekenen of op te zeggen.',
  },
  vastleggen: {
    role: 'Alleen een VDAB-redacteur of een beheerder legt de tekst vast.',
    status: 'De tekst wordt vastgelegd vanuit «Juridisch nazicht».',
  },
  opladen: {
    role: 'Alleen wie meeschrijft laadt ondertekende bestanden op.',
    status: 'Ondertekende bestanden horen bij een overeenkomst die ter ondertekening ligt.',
  },
  'ondertekening-leiden': {
    role: 'Alleen een VDAB-redacteur of een beheerder leidt de ondertekening.',
    status: 'Dat kan alleen zolang de overeenkomst ter ondertekening ligt.',
  },
  'leden-zien': { role: 'U mag niet zien wie meewerkt.', status: 'U mag nu niet zien wie meewerkt.' },
  'leden-beheren': {
    role: 'Alleen wie meeschrijft kan mensen uitnodigen of verwijderen.',
    status: 'Wie meewerkt, kan nu niet gewijzigd worden.',
  },
  verwijderen: {
    role: 'Alleen een VDAB-redacteur of een beheerder kan een overeenkomst verwijderen.',
    status: 'De tekst ligt vast. Alleen een beheerder kan deze overeenkomst nog verwijderen.',
  },
  'eigen-gegevens': { role: 'U hebt geen toegang.', status: 'U hebt nu geen toegang.' },
  beheren: { role: 'Alleen een beheerder kan dit.', status: 'Dat kan nu niet.' },
};

/** Whether the text of an agreement in this state is as it will stay, unless it is opened again: nobody writes in it. */
export const isLaidDown = (status: Status): boolean => !OPEN.includes(status);

/** Whether it has a file that is signed, or was: an agreement that ended may never have had one. */
export const hasFile = (status: Status): boolean => status === 'ter-ondertekening' || status === 'ondertekend';

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Decision = { allowed: true };
const refuse = (reason: string): Decision => ({ allowed: false, reason });

const READING: readonly Deed[] = ['raadplegen', 'lezen', 'exporteren', 'leden-zien'];
const WRITING: readonly Deed[] = [...READING, 'schrijven', 'aanmaken'];

/** What a person may let another program do for them. Nothing in it makes tokens, sessions or invitations. */
export const SCOPES = [
  { id: 'lezen', naam: 'Lezen', uitleg: 'De lijst en de tekst lezen, en een pdf maken.', deeds: READING },
  {
    id: 'schrijven',
    naam: 'Lezen en schrijven',
    uitleg: 'Ook de tekst wijzigen en overeenkomsten aanmaken.',
    deeds: WRITING,
  },
  {
    id: 'status',
    naam: 'Lezen, schrijven en de status wijzigen',
    uitleg: 'Ook een overeenkomst door haar stappen leiden, tot en met de ondertekening.',
    deeds: [...WRITING, 'status-wijzigen', 'vastleggen', 'opladen', 'ondertekening-leiden'] as const,
  },
] as const;
export type Scope = (typeof SCOPES)[number]['id'];

/** What a token of this scope does. One that is bound to an agreement makes no others. */
export function deedsOf(scope: Scope, agreement: string | null): readonly Deed[] {
  const deeds: readonly Deed[] = SCOPES.find(({ id }) => id === scope)?.deeds ?? [];
  return agreement === null ? deeds : deeds.filter((deed) => deed !== 'aanmaken');
}

/** Decides whether `actor` (null: nobody is signed in) may do `deed` on an agreement in `status`. The reason is for the user. */
export function decide(actor: Actor | null, deed: Deed, status: Status = 'voorbereiding'): Decision {
  if (!actor) return refuse('Meld u eerst aan.');
  if (actor.sleutel && !actor.sleutel.deeds.includes(deed)) return refuse('Deze sleutel is daar niet voor gemaakt.');
  const allowed = RIGHTS[deed][actor.rol];
  if (allowed.includes(status)) return ALLOWED;
  return refuse(allowed.length === 0 ? REASONS[deed].role : REASONS[deed].status);
}

/**
 * Whether someone who may write speaks for a party: changes who signs for it, takes it out of the agreement. Whoever
 * is there for one party speaks for that one only; VDAB's writers draw up the whole.
 */
export function speaksFor(actor: Actor, party: string): boolean {
  return speaksForAll(actor) || actor.partij === party;
}

/** Whether they speak for all parties, and so say which those are. */
export function speaksForAll({ rol, partij = null }: Actor): boolean {
  return rol !== 'redacteur' || partij === null;
}

/** What is said to who does not. */
export const NOT_YOUR_PARTY =
  'Welke partijen er zijn en wie voor een andere tekent, wijzigt u niet: dat doen die partij en VDAB.';

/** What is said while a text is being laid down, to all who write: that takes some seconds, and may fail. */
export const BEING_LAID_DOWN =
  'De tekst wordt nu vastgelegd om te ondertekenen. Wat op dit moment nog niet bewaard is, zit er niet in.';

/** What someone is, or is to be, in an agreement. */
export interface Membership {
  readonly rol: Role;
  readonly partij: string | null;
}

/**
 * Whether someone who may manage members (`leden-beheren`) may give, change or take away this membership. A beheerder is
 * made by nobody; whoever is there for one party lets in and out only who is there for it too, and makes nobody more
 * than they are themselves.
 */
export function mayManage(actor: Actor, { rol, partij }: Membership): boolean {
  if (rol === 'beheerder') return false;
  if (actor.rol !== 'redacteur') return true;
  return rol !== 'vdab-redacteur' && ((actor.partij ?? null) === null || actor.partij === partij);
}

/** Where an agreement may go from each state by someone's choice. What signing and time bring is not chosen. */
export const STATUS_STEPS: Readonly<Record<Status, readonly Status[]>> = {
  voorbereiding: ['onderhandeling'],
  onderhandeling: ['voorbereiding', 'juridisch-nazicht'],
  'juridisch-nazicht': ['onderhandeling'],
  'ter-ondertekening': [],
  ondertekend: [],
  opgezegd: [],
};
