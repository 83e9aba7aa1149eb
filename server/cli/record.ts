/** `controleer-verslag`: whether the record still is what was written, in the store or in a file of it. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { FAULTS } from '../../model/record.ts';
import { placeName, type Place } from '../config.ts';
import { eventOf } from '../record/lines.ts';
import { verifyChain, Verification, type Verdict } from '../record/verify.ts';
import { hasStore, openPlace } from '../store/open.ts';
import { CommandError, complain, say } from './output.ts';

/** Verifies every chain of the store; 0 when all hold. */
export async function verifyStore(place: Place): Promise<number> {
  if (place.kind === 'folder' && !hasStore(place.folder))
    throw new CommandError(`Er zijn geen gegevens in ${place.folder}. Controleer DATA_DIR.`);
  const store = await openPlace(place);
  try {
    const verdicts: Verdict[] = [];
    for (const chain of await store.chains()) {
      const verdict = await verifyChain(store, chain);
      verdicts.push(verdict);
      report(verdict);
    }
    return conclude(verdicts, placeName(place));
  } finally {
    await store.close();
  }
}

/** Verifies a file that was downloaded; 0 when it holds. */
export async function verifyFile(path: string): Promise<number> {
  let verification: Verification | null = null;
  let line = 0;
  for await (const text of linesOf(path)) {
    line += 1;
    const event = eventOf(text);
    if (!event) throw new CommandError(`${path} is geen verslag: lijn ${line} is geen gebeurtenis.`);
    verification ??= new Verification(event.chain);
    verification.add(event);
  }
  if (!verification) throw new CommandError(`${path} is leeg.`);
  report(verification.verdict);
  return conclude([verification.verdict], path);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    // Not blocking: opening a pipe would wait for someone to write to it.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) throw new CommandError(`${path} is geen gewoon bestand. Geef een bestand op.`);
    yield* file.readLines();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandError(`${path} kan niet gelezen worden. Controleer de naam en de rechten.`, { cause: error });
  }
}

function report({ chain, rows, head, fault }: Verdict): void {
  const counted = rows === 1 ? '1 gebeurtenis' : `${rows} gebeurtenissen`;
  if (fault === null) say(`${chain}: ${counted}, som ${head}`);
  else complain(`${chain}: KLOPT NIET, ${FAULTS[fault.what](fault.number)}. Tot daar: ${counted}, som ${head}`);
}

function conclude(verdicts: readonly Verdict[], where: string): number {
  const wrong = verdicts.filter(({ fault }) => fault !== null).length;
  if (wrong > 0) {
    complain(
      `Het verslag in ${where} werd achteraf gewijzigd${verdicts.length > 1 ? ` (${wrong} van ${verdicts.length})` : ''}.`,
    );
    return 1;
  }
  if (verdicts.length === 0) say(`Er staat nog niets in het verslag in ${where}.`);
  else
    say(
      'Alles sluit aan. Bewaar deze sommen elders: wie er later een terugvindt, weet dat er ook aan het einde niets verdween.',
    );
  return 0;
}
