/** What every part of the page needs: the agreement, its numbers and names, and the running article number. */
import type { Agreement, Contact } from '../agreement.ts';
import { numbersOf } from '../numbering.ts';
import type { RichText } from '../rich-text.ts';
import { attributeLine } from './escape.ts';
import { partyNames, type PartyNames } from './names.ts';
import { richHtml } from './rich.ts';

export interface PrintContext {
  readonly agreement: Agreement;
  readonly names: PartyNames;
  /** D1, A3, …; empty for an id without a number. */
  readonly number: (id: string) => string;
  /** A contact person with the party they belong to. */
  contact(id: string): { contact: Contact; party: string } | null;
  /** Rich text whose articles count on from those before it. */
  rich(content: RichText, headingLevel: 3 | 4): string;
  /** A link to a numbered record: its number, or number and title. */
  link(id: string): string;
}

export function printContext(agreement: Agreement): PrintContext {
  const numbers = numbersOf(agreement);
  const names = partyNames(agreement.partijen);
  const contacts = contactsOf(agreement, names);
  let articles = 0;
  const nextArticle = (): number => (articles += 1);
  const number = (id: string): string => numbers.get(id) ?? '';
  return {
    agreement,
    names,
    number,
    contact: (id) => contacts.get(id) ?? null,
    rich: (content, headingLevel) => richHtml(content, { headingLevel, nextArticle, forSheets: true }),
    link: (id) => (number(id) === '' ? '' : `<a href="#${anchor(id)}">${number(id)}</a>`),
  };
}

function contactsOf({ partijen }: Agreement, names: PartyNames): Map<string, { contact: Contact; party: string }> {
  return new Map(
    partijen.flatMap(({ id, contactpersonen }) =>
      contactpersonen.map((contact) => [contact.id, { contact, party: names.short(id) ?? '' }] as const),
    ),
  );
}

/** The HTML id, and PDF destination, of a record. */
export function anchor(id: string): string {
  return `r-${attributeLine(id)}`;
}
