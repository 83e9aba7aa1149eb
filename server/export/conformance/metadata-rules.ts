/** What the file says of itself: its standards, title and language. */
import { dictAt, isTrueAt, nameAt, namesAt, streamAt, textAt } from '../pdf-objects.ts';
import { unless, type Rule } from './rule.ts';
import { entryIn, packetOf, valueIn } from './xmp.ts';

const packet: Rule = {
  id: 'xmp',
  judge: ({ catalog }) => {
    const stream = streamAt(catalog, 'Metadata');
    const isXmp = stream && nameAt(stream.dict, 'Type') === 'Metadata' && nameAt(stream.dict, 'Subtype') === 'XML';
    const isPlain = stream && namesAt(stream.dict, 'Filter').length === 0;
    return unless(isXmp === true && isPlain === true, 'De metagegevens (XMP) ontbreken of zijn ingepakt.');
  },
};

const archive: Rule = {
  id: 'pdfa',
  judge: (file) => {
    const xmp = packetOf(file);
    const isLevel = valueIn(xmp, 'pdfaid:part') === '3' && valueIn(xmp, 'pdfaid:conformance') === 'A';
    return unless(isLevel, 'Het bestand noemt zich geen PDF/A-3a (pdfaid).');
  },
};

const accessible: Rule = {
  id: 'pdfua',
  judge: (file) => {
    const xmp = packetOf(file);
    return [
      ...unless(valueIn(xmp, 'pdfuaid:part') === '1', 'Het bestand noemt zich geen PDF/UA-1 (pdfuaid).'),
      ...unless(
        valueIn(xmp, 'pdfaSchema:namespaceURI') === 'http://www.aiim.org/pdfua/ns/id/',
        'De metagegevens beschrijven niet wat pdfuaid is (uitbreidingsschema).',
      ),
    ];
  },
};

const title: Rule = {
  id: 'titel',
  judge: (file) => {
    const info = file.context.lookup(file.context.trailerInfo.Info);
    const told = entryIn(packetOf(file), 'dc:title') ?? '';
    const written = info && 'lookup' in info ? textAt(info as Parameters<typeof textAt>[0], 'Title') : undefined;
    if (told.trim() === '') return [{ boodschap: 'De titel (dc:title) ontbreekt.' }];
    return unless(written === told, 'De titel in Info is niet die van de metagegevens.');
  },
};

const language: Rule = {
  id: 'taal',
  judge: ({ catalog }) =>
    unless(
      /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(textAt(catalog, 'Lang') ?? ''),
      'De taal van het document (Lang) ontbreekt.',
    ),
};

const titleBar: Rule = {
  id: 'titelbalk',
  judge: ({ catalog }) => {
    const preferences = dictAt(catalog, 'ViewerPreferences');
    return unless(
      preferences !== undefined && isTrueAt(preferences, 'DisplayDocTitle'),
      'De titelbalk toont de bestandsnaam in plaats van de titel (DisplayDocTitle).',
    );
  },
};

const tagged: Rule = {
  id: 'gelabeld',
  judge: ({ catalog, structure }) => {
    const marks = dictAt(catalog, 'MarkInfo');
    const isMarked = marks !== undefined && isTrueAt(marks, 'Marked') && !isTrueAt(marks, 'Suspects');
    return [
      ...unless(isMarked, 'Het document zegt niet dat het gelabeld is (Marked).'),
      ...unless(structure.elements.length > 0, 'De structuurboom is leeg of ontbreekt.'),
    ];
  },
};

export const METADATA_RULES: readonly Rule[] = [packet, archive, accessible, title, language, titleBar, tagged];
