/** What a schema has against a request, in Dutch. Files have sentences of their own (model/validation/structure.ts). */
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';

/** One sentence for the first error; `context` is where Fastify looked: `body`, `querystring` or `params`. */
export function refusalSentence(errors: readonly FastifySchemaValidationError[], context: string | undefined): string {
  const [first] = errors;
  return `De aanvraag klopt niet: ${first ? reason(first, context) : 'ze heeft niet de juiste vorm'}.`;
}

function reason({ keyword, instancePath, params }: FastifySchemaValidationError, context: string | undefined): string {
  const whole = context === 'querystring' ? 'het adres' : 'de inhoud';
  const place = instancePath === '' ? whole : `«${instancePath.slice(1).replaceAll('/', '.')}»`;
  switch (keyword) {
    case 'required':
      return `in ${place} ontbreekt «${String(params['missingProperty'])}»`;
    case 'additionalProperties':
      return `${place} bevat «${String(params['additionalProperty'])}», dat hier niet hoort`;
    case 'type':
      return `${place} moet ${TYPES[String(params['type'])] ?? 'van een ander type'} zijn`;
    case 'enum':
      return `${place} moet een van deze waarden zijn: ${values(params['allowedValues'])}`;
    case 'maxLength':
      return `${place} telt meer dan ${String(params['limit'])} tekens`;
    case 'maxItems':
      return `${place} telt meer dan ${String(params['limit'])} onderdelen`;
    default:
      return `${place} heeft niet de juiste vorm`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'een groep velden',
  array: 'een lijst',
  string: 'tekst',
  number: 'een getal',
  integer: 'een geheel getal',
  boolean: 'ja of nee',
};

const values = (allowed: unknown): string =>
  Array.isArray(allowed) ? allowed.map((value) => `«${String(value)}»`).join(', ') : 'een andere';
