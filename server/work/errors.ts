/** What can go wrong with work on files: making, judging. Routes and CLI turn the kind into an answer. */

export type WorkErrorKind = 'busy' | 'deadline' | 'no-browser' | 'crashed' | 'closed' | 'left' | 'unfit' | 'failed';

/** Sentences for the user. What exactly happened is in the error's `cause`, for the log. */
const MESSAGES: Record<WorkErrorKind, string> = {
  busy: 'Er worden nu veel bestanden gemaakt of nagekeken. Probeer het over een minuut opnieuw.',
  deadline: 'Dat duurde te lang. Probeer het opnieuw.',
  'no-browser': 'De pdf kan niet gemaakt worden: er is geen Chromium gevonden of Chromium start niet.',
  crashed: 'Dat is onderbroken. Probeer het opnieuw.',
  closed: 'De server sluit af. Probeer het zo meteen opnieuw.',
  left: 'Het bestand is niet meer nodig: wie erom vroeg is weg.',
  unfit: 'De pdf voldoet niet aan PDF/A-3a en PDF/UA-1 en is daarom niet gegeven. Maak een concept, en meld dit:',
  failed: 'Dat is mislukt. Probeer het opnieuw.',
};

export class WorkError extends Error {
  readonly kind: WorkErrorKind;
  /** Dutch, after the sentence of its kind. */
  readonly details: string;
  constructor(kind: WorkErrorKind, cause?: unknown, details = '') {
    super(`${MESSAGES[kind]} ${details}`.trim(), cause === undefined ? undefined : { cause });
    this.name = 'WorkError';
    this.kind = kind;
    this.details = details;
  }
}
