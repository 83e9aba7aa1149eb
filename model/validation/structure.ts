/** Dutch sentences for what a file lacks to be the public format at all. */
import type { SchemaError } from './validate.ts';

/** Schema keywords whose errors only repeat what their parts already say. */
const ECHOES = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not', 'propertyNames']);

/** What is wrong with the form of the file, or null where another error says it already. */
export function structureMessage({ keyword, instancePath, params }: SchemaError): string | null {
  if (ECHOES.has(keyword)) return null;
  const place = instancePath === '' ? 'het bestand' : `«${instancePath}»`;
  switch (keyword) {
    case 'required':
      return `In ${place} ontbreekt «${String(params['missingProperty'])}». Vul het aan of maak het bestand opnieuw aan.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${capital(place)} bevat «${String(params['additionalProperty'] ?? params['unevaluatedProperty'])}», dat dit formaat niet kent. Haal het weg of controleer de spelling.`;
    case 'type':
      return `${capital(place)} heeft niet het verwachte type (${typeName(params['type'])}).`;
    case 'const':
      return `${capital(place)} moet «${String(params['allowedValue'])}» zijn.`;
    case 'enum':
      return `${capital(place)} moet een van deze waarden zijn: ${list(params['allowedValues'])}.`;
    case 'format':
      return `${capital(place)} is geen geldige datum. Schrijf een bestaande dag als JJJJ-MM-DD.`;
    case 'pattern':
      return `${capital(place)} heeft niet de juiste vorm.`;
    case 'uniqueItems':
      return `${capital(place)} noemt hetzelfde twee keer. Haal een van beide weg.`;
    case 'discriminator':
      return `${capital(place)} is van een soort die dit formaat niet kent («${String(params['tagValue'])}»).`;
    case 'minItems':
    case 'maxItems':
      return `${capital(place)} moet precies ${String(params['limit'])} onderdelen hebben.`;
    case 'minimum':
      return `${capital(place)} moet minstens ${String(params['limit'])} zijn.`;
    case 'minLength':
      return `${capital(place)} mag niet leeg zijn.`;
    default:
      return `${capital(place)} voldoet niet aan het formaat (${keyword}).`;
  }
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
const list = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => `«${String(value)}»`).join(', ') : '';

const TYPE_NAMES: Record<string, string> = {
  object: 'een groep velden',
  array: 'een lijst',
  string: 'tekst',
  number: 'een getal',
  integer: 'een geheel getal',
  boolean: 'ja of nee',
};
function typeName(type: unknown): string {
  return TYPE_NAMES[String(type)] ?? String(type);
}
