/** What can go wrong when printing. Thrown by the printer; routes and CLI turn the kind into an answer. */

export type PrintErrorKind = 'busy' | 'deadline' | 'no-browser' | 'crashed' | 'closed' | 'left' | 'unfit' | 'failed';

/** Sentences for the user. What exactly happened is in the error's `cause`, for the log. */
const MESSAGES: Record<PrintErrorKind, string> = {
  busy: 'Er worden nu veel bestanden gemaakt of nagekeken. Probeer het over een minuut opnieuw.',
  deadline: 'Dat duurde te lang. Probeer het opnieuw.',
  'no-browser': 'De pdf kan niet gemaakt worden: er is geen Chromium gevonden of Chromium start niet.',
  crashed: 'Dat is onderbroken. Probeer het opnieuw.',
  closed: 'De server sluit af. Probeer het zo meteen opnieuw.',
  left: 'Het bestand is niet meer nodig: wie erom vroeg is weg.',
  unfit: 'De pdf voldoet niet aan PDF/A-3a en PDF/UA-1 en is daarom niet gegeven. Maak een concept, en meld dit:',
  failed: 'Dat is mislukt. Probeer het opnieuw.',
};

export class PrintError extends Error {
  readonly kind: PrintErrorKind;
  /** Dutch, after the sentence of its kind. */
  readonly details: string;
  constructor(kind: PrintErrorKind, cause?: unknown, details = '') {
    super(`${MESSAGES[kind]} ${details}`.trim(), cause === undefined ? undefined : { cause });
    this.name = 'PrintError';
    this.kind = kind;
    this.details = details;
  }
}
