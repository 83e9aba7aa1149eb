/** The part of a pino logger that the server uses. Fields never hold document text or personal data. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A log that nobody reads: for tests and the command line. */
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
