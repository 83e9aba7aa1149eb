/**
 * Our own gate for PDF/A-3a and PDF/UA-1: no validator comes through npm. The rules are those that a prototype
 * agreed on with veraPDF for 61 of 61 files; what is not looked at stands in docs/decisions/0017-conformance.md.
 */
import { ANNOTATION_RULES } from './annotation-rules.ts';
import { ATTACHMENT_RULES } from './attachment-rules.ts';
import { CONTENT_RULES } from './content-rules.ts';
import { FIELD_RULES } from './field-rules.ts';
import { FILE_RULES } from './file-rules.ts';
import type { Finding } from './finding.ts';
import { FONT_RULES } from './font-rules.ts';
import { METADATA_RULES } from './metadata-rules.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import type { Rule } from './rule.ts';
import { STRUCTURE_RULES } from './structure-rules.ts';

export const RULES: readonly Rule[] = [
  ...FILE_RULES,
  ...METADATA_RULES,
  ...FONT_RULES,
  ...CONTENT_RULES,
  ...STRUCTURE_RULES,
  ...ANNOTATION_RULES,
  ...FIELD_RULES,
  ...ATTACHMENT_RULES,
];

/** Everything that keeps a file from being PDF/A-3a and PDF/UA-1; a file that cannot be read is one finding. */
export async function checkPdf(bytes: Uint8Array): Promise<readonly Finding[]> {
  const file = await openPdf(bytes).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (file instanceof Error) return [{ regel: 'leesbaar', boodschap: 'Dit is geen pdf die gelezen kan worden.' }];
  return RULES.flatMap((rule) => findingsOf(rule, file));
}

function findingsOf({ id, judge }: Rule, file: PdfFile): readonly Finding[] {
  try {
    return judge(file).map((fault) => ({ regel: id, ...fault }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ regel: id, boodschap: `Dit kon niet nagegaan worden: het bestand is beschadigd (${reason}).` }];
  }
}
