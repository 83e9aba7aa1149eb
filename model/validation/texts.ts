/** Every text of an agreement, with its place. */
import type { Agreement } from '../agreement.ts';
import { plainText, type RichText } from '../rich-text.ts';

export interface Text {
  /** JSON Pointer into the agreement. */
  readonly pad: string;
  /** All of it as plain text. */
  readonly text: string;
  /** Null where it has no formatting. */
  readonly rich: RichText | null;
}

export function textsIn(agreement: Agreement): Text[] {
  return collect(agreement, '');
}

function collect(value: unknown, pad: string): Text[] {
  if (typeof value === 'string') return [{ pad, text: value, rich: null }];
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'doc') {
    const rich = value as RichText;
    return [{ pad, text: plainText(rich), rich }];
  }
  return Object.entries(value).flatMap(([key, child]) => collect(child, `${pad}/${key}`));
}
