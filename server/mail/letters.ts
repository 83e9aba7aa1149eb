/** What the mails say, as plain text and as simple HTML that says the same. */
import { ROLES, type Role } from '../../model/access.ts';
import { dayWords } from '../../model/day.ts';
import { attributeLine, line } from '../../model/print/escape.ts';
import { oneLine } from '../one-line.ts';
import type { Mail } from './mailer.ts';

type Letter = Omit<Mail, 'to'>;

export interface InvitationFacts {
  /** Of the agreement. */
  readonly title: string;
  /** Who invites; null for one who is not known any more. */
  readonly author: string | null;
  readonly rol: Role;
  /** The name of the party; null for none. */
  readonly party: string | null;
  /** ISO 8601, UTC. */
  readonly expires: string;
  readonly link: string;
}

/** An invitation to an agreement. */
export function invitationLetter({ title, author, rol, party, expires, link }: InvitationFacts): Letter {
  const role = ROLES.find(({ id }) => id === rol)?.naam ?? rol;
  const who = author ?? 'Iemand';
  return letter('Uitnodiging om mee te werken aan een samenwerkingsovereenkomst', [
    'Dag',
    `${who} nodigt u uit om in Samenschrift mee te werken aan «${title}».`,
    `Uw rol: ${role}${party === null ? '' : `, voor ${party}`}.`,
    { text: 'De uitnodiging bekijken', link },
    `De link werkt één keer, tot en met ${dayWords(expires.slice(0, 10))}. Hij is alleen voor u: stuur deze mail niet door.`,
    `Kent u ${who} niet, of verwacht u dit niet? Dan hoeft u niets te doen.`,
  ]);
}

/** A link to sign in again. `minutes`: how long it works. */
export function signInLetter(link: string, minutes: number): Letter {
  return letter('Aanmelden bij Samenschrift', [
    'Dag',
    'U vroeg een link om u aan te melden bij Samenschrift.',
    { text: 'Aanmelden', link },
    `De link werkt één keer, en ${minutes} minuten lang. Hij is alleen voor u: stuur deze mail niet door.`,
    'Vroeg u dit niet zelf? Dan hoeft u niets te doen.',
  ]);
}

type Paragraph = string | { readonly text: string; readonly link: string };

function letter(subject: string, paragraphs: readonly Paragraph[]): Letter {
  const text = paragraphs.map((part) => (typeof part === 'string' ? oneLine(part) : `${part.text}:\n${part.link}`));
  const html = paragraphs.map((part) => `<p>${typeof part === 'string' ? line(part) : linked(part)}</p>`);
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="nl"><body>${html.join('')}</body></html>`,
  };
}

/** The address is shown too: who cannot click can copy it, and all see where it leads. */
const linked = ({ text, link }: { text: string; link: string }): string =>
  `<a href="${attributeLine(link)}">${line(text)}</a><br>${line(link)}`;
