/**
 * The whole agreement as one HTML page: what the preview shows, what the printer prints and what becomes
 * Word. Pure: the same agreement and options give the same page.
 */
import type { Agreement } from '../agreement.ts';
import { actionsHtml } from './actions.ts';
import type { Checking } from './checking.ts';
import { closingHtml, meetingsHtml } from './closing.ts';
import { printContext } from './context.ts';
import { coverHtml } from './cover.ts';
import { attributeLine, escapeHtml } from './escape.ts';
import { indicatorsHtml } from './indicators.ts';
import { objectivesHtml, type CentralFramework } from './objectives.ts';
import { partiesHtml } from './parties.ts';
import { signaturesHtml } from './signatures.ts';
import { marginCss } from './styles/margins.ts';
import { PAPER_CSS } from './styles/paper.ts';
import { SCREEN_CSS } from './styles/screen.ts';
import { TABLE_CSS } from './styles/tables.ts';
import { tasksHtml } from './tasks.ts';
import { analysisHtml, principlesHtml, purposeHtml } from './texts.ts';
import { contentsHtml } from './toc.ts';

export interface BodyOptions {
  /** A concept says on every sheet that it is one, and how many points are open. Null: ready to sign. */
  readonly concept: { readonly punten: number } | null;
  /** Name of the referentieregio; the agreement holds its id. */
  readonly referentieregio?: string;
  /** Titles of the centraal kader's minimal objectives, by id. */
  readonly centralFramework?: CentralFramework;
  /** Only for a file to sign: with it each box holds a field, and the paper says how the file is checked. */
  readonly checking?: Checking;
}

export interface PrintOptions extends BodyOptions {
  /** `@font-face` rules with the fonts as data: URIs. */
  readonly fontCss: string;
}

/** Nothing may be loaded and nothing may run, wherever this page is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'";

export function renderAgreement(agreement: Agreement, options: PrintOptions): string {
  return `<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${attributeLine(agreement.titel) || 'Samenwerkingsovereenkomst'}</title>
<style>${styles(agreement, options)}</style>
</head>
<body${options.concept ? ' class="is-concept"' : ''}>
${options.concept ? '<div class="watermerk" aria-hidden="true">CONCEPT</div>\n' : ''}${agreementBody(agreement, options)}
</body>
</html>
`;
}

function styles({ titel }: Agreement, { fontCss, concept }: PrintOptions): string {
  // Inside <style> only a closing tag could escape; the fonts come from us, but cost nothing to check.
  const fonts = fontCss.replaceAll('</', '');
  return [fonts, PAPER_CSS, TABLE_CSS, SCREEN_CSS, marginCss(titel, concept)].join('\n');
}

/** What the agreement says, in order, without looks of its own: the outline that paper and Word share. */
export function agreementBody(agreement: Agreement, options: BodyOptions): string {
  const context = printContext(agreement);
  const referentieregio = options.referentieregio ?? agreement.referentieregio ?? '';
  const parts = [
    coverHtml(context, { concept: options.concept, referentieregio }),
    contentsHtml(context),
    partiesHtml(context),
    purposeHtml(context),
    principlesHtml(context),
    analysisHtml(context),
    objectivesHtml(context, options.centralFramework ?? new Map()),
    actionsHtml(context),
    tasksHtml(context),
    indicatorsHtml(context),
    meetingsHtml(context),
    closingHtml(context),
    signaturesHtml(context, options.checking ?? null),
  ];
  return `<main data-sjabloon="${escapeHtml(agreement.sjabloon.id)}">${parts.join('\n')}</main>`;
}
