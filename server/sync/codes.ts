/**
 * Every way in which the server ends a connection. y-websocket 3 reads private codes so: 4400-4499 is a
 * decision that reconnecting cannot change, so it stays away; all others it tries again after a while, and
 * then sends what the server does not have. No close loses an edit: what was not acknowledged as saved is
 * still in the client's document.
 */
export const CLOSE = {
  /** The server stops. */
  goingAway: { code: 1001, reason: 'server stopt', level: 'info' },
  /** A frame above the limit. `ws` closes with this code by itself. */
  frameTooLarge: { code: 1009, reason: 'bericht te groot', level: 'warn' },
  /** What waits for the disk, or the number of connections, has reached its bound. */
  overloaded: { code: 1013, reason: 'even te druk', level: 'warn' },
  /** Not the protocol, or a Yjs update that does not decode. */
  malformed: { code: 4400, reason: 'onleesbaar bericht', level: 'warn' },
  /** The session ended while connected. */
  signedOut: { code: 4401, reason: 'afgemeld', level: 'info' },
  /** May not read (any more). */
  forbidden: { code: 4403, reason: 'geen toegang', level: 'info' },
  /** There is no such agreement (any more). */
  notFound: { code: 4404, reason: 'onbekende overeenkomst', level: 'info' },
  /** The agreement was deleted: it is in the bin, and may be put back. */
  binned: { code: 4410, reason: 'overeenkomst verwijderd', level: 'info' },
  /** The client holds another agreement under this id: data were set back or replaced. Merging would double all text. */
  replaced: { code: 4409, reason: 'overeenkomst vervangen', level: 'info' },
  /** The document would pass its largest size. */
  documentTooLarge: { code: 4413, reason: 'overeenkomst te groot', level: 'warn' },
  /** Sends faster than any person or program has reason to, and went on when it was slowed down. */
  tooFast: { code: 4429, reason: 'te veel berichten', level: 'warn' },
  /** The client knows an older shape of the document than the server. */
  outdated: { code: 4426, reason: 'verouderde versie', level: 'info' },
  /** The document could not be loaded, or something broke in its room. */
  unavailable: { code: 4500, reason: 'overeenkomst niet beschikbaar', level: 'error' },
  /** This session has too many connections open. */
  tooManyPages: { code: 4529, reason: 'te veel vensters open', level: 'warn' },
  /** The reader takes too long: cut off at once, so that the other side sees 1006. It resumes by resync. */
  tooSlow: { code: 4508, reason: 'verbinding te traag', level: 'warn' },
} as const;

export type CloseKind = keyof typeof CLOSE;
