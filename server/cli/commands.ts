/** The commands of `npm run so`. None needs a server; each returns its exit code. */
import { extname } from 'node:path';
import type { Agreement } from '../../model/agreement.ts';
import { FILE_FORMS, type FileForm } from '../../model/file-forms.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { validateAgreement, type Validators } from '../../model/validation/validate.ts';
import { isAgreementId } from '../agreements/ids.ts';
import { importSnapshot } from '../agreements/import.ts';
import { readStored, snapshotOf } from '../agreements/stored.ts';
import { placeName, type Place } from '../config.ts';
import { loadLibrary } from '../library/load.ts';
import { createExporter } from '../print.ts';
import { readPublicUrl } from '../reach.ts';
import { hasStore, openPlace } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { LIMITS } from '../sync/limits.ts';
import { isTooDeep, readInput, tooDeep, type Input } from './input.ts';
import { CommandError, complain, problemLine, requireTarget, say, writeWhole } from './output.ts';

let compiled: Promise<Validators> | undefined;
/** Compiling takes a third of a second: not for a file that is not even JSON. */
function validators(): Promise<Validators> {
  compiled ??= import('../../model/validation/compile.ts').then(({ compileValidators }) => compileValidators());
  return compiled;
}

export interface ValidateOptions {
  readonly ready: boolean;
  readonly json: boolean;
}

/** Judges a file; 0 when nothing stands in the way. */
export async function validate(path: string, { ready, json }: ValidateOptions): Promise<number> {
  const problems = await judge(path, ready);
  const valid = openProblems(problems).length === 0;
  if (json) say(JSON.stringify({ geldig: valid, problemen: problems }, null, 2));
  else report(path, problems, ready);
  return valid ? 0 : 1;
}

async function judge(path: string, ready: boolean): Promise<readonly Problem[]> {
  try {
    return await problemsOf(await readInput(validators, path), ready);
  } catch (error) {
    if (isTooDeep(error)) return problemsOf({ kind: 'unusable', reason: tooDeep(path) }, ready);
    throw error;
  }
}

async function problemsOf(input: Input, ready: boolean): Promise<readonly Problem[]> {
  switch (input.kind) {
    case 'unusable':
      return [{ regel: 'bestand', rubriek: 'algemeen', pad: '', ernst: 'fout', boodschap: input.reason }];
    case 'invalid':
      return input.problems;
    case 'agreement':
      return ready ? validateAgreement(await validators(), input.agreement, 'ondertekenklaar') : [];
  }
}

function report(path: string, problems: readonly Problem[], ready: boolean): void {
  const open = openProblems(problems).length;
  for (const problem of problems) (problem.ernst === 'fout' ? complain : say)(problemLine(problem));
  if (open === 0) say(`${path} is ${ready ? 'klaar om te ondertekenen' : 'een geldige overeenkomst'}.`);
  else complain(`${path}: ${open === 1 ? '1 punt' : `${open} punten`} af te werken.`);
}

const [PDF] = FILE_FORMS;

export interface ExportOptions {
  /** Makes nothing rather than a concept. */
  readonly ready: boolean;
}

/** Makes a file of a file, in the form that its ending says: ready to sign when it is, else a concept. */
export async function exportFile(path: string, out: string, { ready }: ExportOptions): Promise<number> {
  await requireTarget(out, path);
  const form = formOf(out);
  const agreement = requireAgreement(await readInput(validators, path));
  const problems = validateAgreement(await validators(), agreement, 'ondertekenklaar');
  const open = openProblems(problems);
  if (ready && open.length > 0) throw unready(path, open);
  const publicUrl = readPublicUrl(process.env);
  if (typeof publicUrl === 'string') throw new CommandError(publicUrl);
  const exporter = createExporter(await loadLibrary(await validators()), () => publicUrl?.origin ?? null);
  try {
    await writeWhole(out, () => exporter[form.id](agreement, problems));
  } finally {
    await exporter.close();
  }
  say(
    open.length === 0
      ? `${out} is klaar${form === PDF ? ' om te ondertekenen' : ''}.`
      : `${out} is een concept: nog ${open.length === 1 ? '1 punt' : `${open.length} punten`} open.`,
  );
  return 0;
}

function unready(path: string, open: readonly Problem[]): CommandError {
  const points = open.length === 1 ? 'staat nog 1 punt' : `staan nog ${open.length} punten`;
  const last = `${path} is niet klaar om te ondertekenen: er ${points} in de weg. Er is niets gemaakt.`;
  return new CommandError([...open.map(problemLine), last].join('\n'));
}

/** The form by the ending of a file's name; without an ending a PDF. Any other would hold what its name denies. */
function formOf(out: string): FileForm {
  const ending = extname(out).toLowerCase();
  if (ending === '') return PDF;
  const form = FILE_FORMS.find(({ extension }) => ending === `.${extension}`);
  if (form) return form;
  throw new CommandError(`${out}: kies een naam die eindigt op .pdf, .docx of .zip. Er is niets gemaakt.`);
}

/** Puts a file into the store as a new agreement and prints its id. */
export async function importFile(path: string, place: Place): Promise<number> {
  const snapshot = snapshotOf(requireAgreement(await readInput(validators, path)));
  if (snapshot.length > LIMITS.document)
    throw new CommandError(
      `${path} is te groot om samen aan te schrijven: hoogstens ${LIMITS.document / 1024 / 1024} MB. Er is niets bewaard.`,
    );
  const store = await openPlace(place);
  try {
    say(await importSnapshot(store, snapshot, new Date().toISOString()));
    return 0;
  } finally {
    await store.close();
  }
}

/** Prints an agreement of the store in the public format. */
export async function dump(id: string, place: Place): Promise<number> {
  if (!isAgreementId(id) || (place.kind === 'folder' && !hasStore(place.folder))) throw absent(id, place);
  const store = await openPlace(place);
  try {
    say(JSON.stringify(await load(store, id, place), null, 2));
    return 0;
  } finally {
    await store.close();
  }
}

async function load(store: Store, id: string, place: Place): Promise<Agreement> {
  const stored = await store.load(id);
  if (!stored) throw absent(id, place);
  const result = readStored(stored);
  if (result.ok) return result.agreement;
  const paths = result.unknown.map(({ path }) => path).join(', ');
  throw new CommandError(
    `De overeenkomst ${id} bevat iets wat deze versie niet kent, in ${paths}. Er is niets gewijzigd.`,
  );
}

const absent = (id: string, place: Place): CommandError =>
  new CommandError(
    `Er is geen overeenkomst «${id}» in ${placeName(place)}. Controleer de sleutel en ${place.kind === 'folder' ? 'DATA_DIR' : 'DATABASE_URL'}.`,
  );

function requireAgreement(input: Input): Agreement {
  switch (input.kind) {
    case 'agreement':
      return input.agreement;
    case 'unusable':
      throw new CommandError(input.reason);
    case 'invalid':
      throw new CommandError(
        [
          'Dit bestand is geen geldige overeenkomst; er is niets gemaakt of bewaard.',
          ...input.problems.map(problemLine),
        ].join('\n'),
      );
  }
}
