/** The council pack: all that a council needs of an agreement, in one zip. */
import { zipSync, type Zippable } from 'fflate';
import type { Agreement, Party } from '../../model/agreement.ts';
import { councilsOf, decisionHtml, decisionTitle, type Council } from '../../model/print/decision.ts';
import { placeName } from '../../model/title.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { publicFile } from '../agreements/public-file.ts';
import { isConcept, type PageOptions } from '../export/page.ts';
import { agreementInput } from './agreement.ts';
import type { Documents, Inputs } from './maker.ts';
import { ZIP_DAY } from './steady.ts';

/** The agreement's files carry this name, with their own ending. */
const NAME = 'samenwerkingsovereenkomst';

/** What has to be made in Word for the pack, by name in the zip. */
export function packInputs(agreement: Agreement, problems: readonly Problem[], options: PageOptions = {}): Inputs {
  const inputs: [string, Inputs[string]][] = [
    [`${NAME}.docx`, agreementInput(agreement, problems, options)],
    ...decisions(agreement).map(({ name, party, council }): [string, Inputs[string]] => {
      const title = decisionTitle(party, council);
      const head = isConcept(problems, options) ? 'Ontwerp, bij een concept van de overeenkomst' : 'Ontwerp';
      const html = decisionHtml(agreement, party, council);
      return [name, { title, author: party.naam, subject: agreement.titel, html, foot: title, head }];
    }),
  ];
  return Object.fromEntries(inputs);
}

/** The zip, the same for the same content. What is already packed is stored as it is. */
export function councilPack(agreement: Agreement, pdf: Uint8Array, documents: Documents): Uint8Array {
  const files: Zippable = {
    [`${NAME}.pdf`]: [pdf, { level: 0 }],
    [`${NAME}.json`]: publicFile(agreement),
  };
  for (const [name, document] of Object.entries(documents)) files[name] = [document, { level: 0 }];
  return zipSync(files, { mtime: ZIP_DAY, os: 0 });
}

interface Decision {
  readonly name: string;
  readonly party: Party;
  readonly council: Council;
}

function decisions({ partijen }: Agreement): Decision[] {
  return partijen.flatMap((party, nth) =>
    councilsOf(party).map((council) => ({
      // The number keeps parties of the same name apart, and the order of the agreement.
      name: `ontwerpen-van-besluit/${String(nth + 1).padStart(2, '0')}-${fileWord(placeName(party))}-${fileWord(council)}.docx`,
      party,
      council,
    })),
  );
}

/** A word that every system takes as a part of a file's name. */
function fileWord(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'partij'
  );
}
