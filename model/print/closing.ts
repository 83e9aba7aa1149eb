/** The parts behind the rubrics: overleg, and duur, opzegging en geschillen. */
import type { Meeting } from '../agreement.ts';
import { isBlank, type RichText } from '../rich-text.ts';
import { MEETING_KINDS, nameOf } from '../terms.ts';
import { anchor, type PrintContext } from './context.ts';
import { line } from './escape.ts';
import { facts, gap, part, recordHeading } from './pieces.ts';
import { textOrGap } from './texts.ts';
import { counted } from './words.ts';

export function meetingsHtml(context: PrintContext): string {
  const records = context.agreement.overleg.map((meeting) => meetingHtml(context, meeting)).join('');
  return part('overleg', records || `<p>${gap('Nog geen overleg')}</p>`);
}

function meetingHtml(context: PrintContext, meeting: Meeting): string {
  const { id, soort, naam, keerPerJaar, uitnodiger, opdracht, samenstelling } = meeting;
  const kind = nameOf(MEETING_KINDS, soort);
  const often =
    keerPerJaar === undefined ? gap('Nog niet bepaald') : `minstens ${counted(keerPerJaar, 'keer', 'keer')} per jaar`;
  const list = facts([
    { label: 'Soort', html: kind.toLowerCase() === naam.trim().toLowerCase() ? '' : line(kind) },
    { label: 'Hoe vaak', html: often },
    { label: 'Nodigt uit', html: line(uitnodiger) },
  ]);
  const heading = recordHeading(anchor(id), context.number(id), naam, 'Nog geen naam');
  const text = block(context, 'Opdracht', opdracht) + block(context, 'Samenstelling', samenstelling);
  return `<section class="rec">${heading}${list}${text}</section>`;
}

/** A text that may be left out, under its heading. */
function block(context: PrintContext, title: string, content: RichText): string {
  return isBlank(content) ? '' : `<h4>${title}</h4><div class="tekst">${context.rich(content, 4)}</div>`;
}

const CLOSING = [
  { field: 'duur', title: 'Duur', missing: 'Nog niets over de duur' },
  { field: 'opzegging', title: 'Opzegging', missing: 'Nog niets over opzegging' },
  { field: 'geschillen', title: 'Geschillen', missing: 'Nog niets over geschillen' },
] as const;

export function closingHtml(context: PrintContext): string {
  const sections = CLOSING.map(({ field, title, missing }) =>
    closingSection(context, context.agreement.slotbepalingen[field], title, missing),
  );
  return part('slotbepalingen', sections.join(''));
}

/** A text that opens with an article or heading of its own needs none from us above it. */
function closingSection(context: PrintContext, content: RichText, title: string, missing: string): string {
  const first = content.content.find((one) => one.type !== 'paragraph' || !isBlank({ type: 'doc', content: [one] }));
  if (!isBlank(content) && (first?.type === 'artikel' || first?.type === 'heading'))
    return textOrGap(context, content, 3, missing);
  return `<h3>${title}</h3>${textOrGap(context, content, 4, missing)}`;
}
