/** What a PDF would do by itself or at a click. */
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';

const ACTING = [
  'JS',
  'JavaScript',
  'Launch',
  'AA',
  'OpenAction',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'EmbeddedFile',
  'RichMedia',
  'XFA',
];

/** The agreement as JSON travels with a file to sign: data that no program runs. Any other file inside is told. */
const isAgreement = (dict: PDFDict): boolean =>
  dict.get(PDFName.of('Type')) === PDFName.of('EmbeddedFile') &&
  dict.get(PDFName.of('Subtype')) === PDFName.of('application/json');

/** Kinds of actions other than links, and where the links lead. */
export async function actionsOf(bytes: Uint8Array): Promise<{ actions: string[]; addresses: string[] }> {
  const document = await PDFDocument.load(bytes);
  const [actions, addresses]: [string[], string[]] = [[], []];
  const look = (dict: PDFDict): void => {
    if (isAgreement(dict)) return;
    for (const [key, value] of dict.entries()) {
      if (ACTING.includes(key.decodeText())) actions.push(key.decodeText());
      if (value instanceof PDFName && ACTING.includes(value.decodeText())) actions.push(value.decodeText());
      if (key.decodeText() === 'URI' && (value instanceof PDFString || value instanceof PDFHexString))
        addresses.push(value.decodeText());
      walk(value);
    }
  };
  const walk = (object: PDFObject): void => {
    if (object instanceof PDFStream) look(object.dict);
    else if (object instanceof PDFDict) look(object);
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) walk(object);
  return { actions, addresses };
}
