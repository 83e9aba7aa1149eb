/** What the product brings along, loaded and checked once, at the start. */
import type { IndicatorCatalogue, InspirationSet, Municipality, Template } from '../../model/library.ts';

export interface Region {
  readonly id: string;
  readonly naam: string;
  /** NIS codes. */
  readonly gemeenten: readonly string[];
}
export interface Regiegebied {
  readonly naam: string;
  readonly gemeenten: readonly string[];
}

export interface Library {
  readonly templates: readonly Template[];
  readonly inspiration: InspirationSet;
  readonly indicators: IndicatorCatalogue;
  readonly municipalities: readonly Municipality[];
  readonly regions: readonly Region[];
  readonly regiegebieden: readonly Regiegebied[];
  /** The line that names where the data come from, to be shown with them. */
  readonly sources: { readonly gemeenten: string; readonly referentieregios: string; readonly regiegebieden: string };
}

/** A file of the library that cannot be used. The message is Dutch, starts with the file and says what is wrong. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly file: string;

  constructor(file: string, reasons: readonly string[]) {
    super(`${file}: ${reasons.join('\n  ')}`);
    this.file = file;
  }
}
