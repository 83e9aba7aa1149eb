/** PDF/A-3, the file itself: what makes that it can be opened in fifty years, and shows the same colours. */
import { PDFArray, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { contentsOf, itemsAt, asDict, nameAt, namesAt, numberAt, streamAt } from '../pdf-objects.ts';
import { readContent } from './page-content.ts';
import type { PdfFile } from './pdf-file.ts';
import { unless, type Rule } from './rule.ts';

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

const header: Rule = {
  id: 'kop',
  judge: ({ bytes }) =>
    unless(
      /^%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4}/.test(ascii(bytes, 0, 32)),
      'Het bestand begint niet met een versie van pdf 1 en een regel met vier tekens boven 127.',
    ),
};

const trailer: Rule = {
  id: 'staart',
  judge: ({ bytes }) =>
    unless(/%%EOF(?:\r\n|\r|\n)?$/.test(ascii(bytes, bytes.length - 16, bytes.length)), 'Na %%EOF volgt nog iets.'),
};

const identifier: Rule = {
  id: 'kenmerk',
  judge: ({ context }) => {
    const id = context.lookup(context.trailerInfo.ID);
    const parts = id instanceof PDFArray ? id.asArray() : [];
    const isFilled = parts.every(
      (part) => (part instanceof PDFHexString || part instanceof PDFString) && part.asBytes().length > 0,
    );
    return unless(parts.length === 2 && isFilled, 'Het bestand heeft geen kenmerk (ID) van twee delen.');
  },
};

const encryption: Rule = {
  id: 'versleuteling',
  judge: ({ context }) => unless(context.trailerInfo.Encrypt === undefined, 'Het bestand is versleuteld.'),
};

const filters: Rule = {
  id: 'filters',
  judge: ({ places }) =>
    places.flatMap(({ dict, stream, object }) => {
      if (!stream) return [];
      const bad = namesAt(dict, 'Filter').filter((name) => name === 'LZWDecode' || name === 'Crypt');
      return [
        ...bad.map((name) => ({ boodschap: `Een stroom is ingepakt met ${name}; dat mag niet.`, object })),
        ...unless(!dict.has(PDFName.of('F')), 'Een stroom staat in een ander bestand.', { object }),
      ];
    }),
};

const postScript: Rule = {
  id: 'postscript',
  judge: ({ places }) =>
    places
      .filter(({ dict, stream }) => stream && (nameAt(dict, 'Subtype') === 'PS' || nameAt(dict, 'Subtype2') === 'PS'))
      .map(({ object }) => ({ boodschap: 'Het bestand bevat PostScript.', object })),
};

const CMYK = PDFName.of('DeviceCMYK');

const colours: Rule = {
  id: 'kleuren',
  judge: (file) => {
    const named = file.places.filter(
      ({ dict }) =>
        dict.values().some((value) => value === CMYK) ||
        dict.values().some((value) => value instanceof PDFArray && value.asArray().includes(CMYK)),
    );
    const message = 'Er wordt in CMYK gekleurd, terwijl het kleurprofiel RGB is.';
    return [
      ...named.map(({ object }) => ({ boodschap: message, object })),
      ...file.pages
        .filter(({ content }) => content.hasCmyk)
        .map(({ number }) => ({ boodschap: message, pagina: number })),
      ...drawings(file)
        .filter(({ hasCmyk }) => hasCmyk)
        .map(({ object }) => ({ boodschap: message, object })),
    ];
  },
};

/** Content outside the pages: forms that they show and patterns that they paint with. */
function drawings({ places }: PdfFile): { object: string; hasCmyk: boolean }[] {
  return places.flatMap(({ dict, stream, object }) => {
    const isDrawing = nameAt(dict, 'Subtype') === 'Form' || numberAt(dict, 'PatternType') === 1;
    if (!stream || !isDrawing) return [];
    return [{ object, hasCmyk: readContent(contentsOf(stream), undefined).hasCmyk }];
  });
}

const profile: Rule = {
  id: 'kleurprofiel',
  judge: ({ catalog, context }) => {
    const intents = itemsAt(catalog, 'OutputIntents').flatMap((item) => asDict(context.lookup(item)) ?? []);
    const intent = intents.find((one) => nameAt(one, 'S') === 'GTS_PDFA1');
    const stream = intent && streamAt(intent, 'DestOutputProfile');
    if (!stream) return [{ boodschap: 'Het kleurprofiel (OutputIntent GTS_PDFA1) ontbreekt.' }];
    const icc = contentsOf(stream);
    const isIcc = ascii(icc, 36, 40) === 'acsp' && ascii(icc, 16, 20) === 'RGB ' && numberAt(stream.dict, 'N') === 3;
    const version = icc[8] ?? 0;
    return unless(
      isIcc && version >= 2 && version <= 4,
      'Het kleurprofiel is geen ICC-profiel voor RGB, versie 2 tot 4.',
    );
  },
};

export const FILE_RULES: readonly Rule[] = [
  header,
  trailer,
  identifier,
  encryption,
  filters,
  postScript,
  colours,
  profile,
];
