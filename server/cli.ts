/** `npm run so -- …`: the command line. Exit codes: 0 done, 1 it could not be done, 2 the command is not understood. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dump, exportFile, importFile, validate } from './cli/commands.ts';
import { check } from './cli/check.ts';
import { backUp, toPostgres } from './cli/keeping.ts';
import { verifyFile, verifyStore } from './cli/record.ts';
import { verify } from './cli/verify.ts';
import { isTooDeep } from './cli/input.ts';
import { CommandError, complain, say } from './cli/output.ts';
import { dataFolder, placeName, placeOf, type Place } from './config.ts';
import { WorkError } from './work/errors.ts';
import { LibraryError } from './library/library.ts';
import { StoreError, storeSentence } from './store/store.ts';

const USAGE = `Gebruik: npm run so -- <opdracht>

  validate BESTAND.json [--ready] [--json]   controleert een overeenkomst; --ready: is ze klaar om te ondertekenen
  export BESTAND.json UIT.pdf [--ready]      maakt er een pdf van: ondertekenklaar als het kan, anders een concept
  export BESTAND.json UIT.docx               maakt er een Word-bestand van
  export BESTAND.json UIT.zip                maakt een raadspakket: pdf, Word, JSON en ontwerpen van besluit
                                             --ready: maakt niets als er nog punten open staan, en somt ze op
  check BESTAND.pdf [--json]                 controleert of een pdf PDF/A-3a en PDF/UA-1 is, met de overeenkomst als bijlage
  verify BESTAND.pdf [--original BESTAND.pdf] [--roots MAP] [--json]
                                             controleert een ondertekende pdf: is er niets bijgekomen dan handtekeningen,
                                             en van wie; vergelijkt met --original, of met wat vastgelegd werd in de
                                             gegevensmap; --roots: certificaten die vertrouwd worden
  import BESTAND.json                        zet ze in de gegevensmap en toont haar sleutel
  dump SLEUTEL                               toont een overeenkomst uit de gegevensmap in het publieke formaat
  reservekopie BESTAND.db                    maakt een kopie van de gegevensmap, ook terwijl de server draait
  controleer-verslag [BESTAND]               kijkt na of het verslag nog is zoals het geschreven werd, of dat in een bestand ervan
  naar-postgres                              zet alles uit de gegevensmap over naar de lege databank van DATABASE_URL

De gegevensmap is .data in het project, of wat DATA_DIR zegt. Zet DATABASE_URL om een PostgreSQL-databank te gebruiken.`;

class UsageError extends Error {}

const OPTIONS = {
  ready: { type: 'boolean' },
  json: { type: 'boolean' },
  roots: { type: 'string' },
  original: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The commands that an option is for. */
const BELONGS: Readonly<Record<string, readonly string[]>> = {
  ready: ['validate', 'export'],
  json: ['validate', 'check', 'verify'],
  roots: ['verify'],
  original: ['verify'],
};

/** npm runs scripts in the project's folder; files are meant from where the command was typed. */
const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    (values.help ? say : complain)(USAGE);
    return values.help ? 0 : 2;
  }
  for (const [option, commands] of Object.entries(BELONGS))
    if (option in values && !commands.includes(command))
      throw new UsageError(`--${option} hoort bij ${commands.map((one) => `«${one}»`).join(' en ')}.`);
  switch (command) {
    case 'validate':
      return validate(fromHere(only(rest, 1)[0]), { ready: values.ready ?? false, json: values.json ?? false });
    case 'export': {
      const [input, output] = only(rest, 2);
      return exportFile(fromHere(input), fromHere(output ?? ''), { ready: values.ready ?? false });
    }
    case 'check':
      return check(fromHere(only(rest, 1)[0]), { json: values.json ?? false });
    case 'verify': {
      const { roots, original, json = false } = values;
      const [signed] = only(rest, 1);
      const folder = roots === undefined ? null : fromHere(roots);
      const beside = original === undefined ? null : fromHere(original);
      return verify(fromHere(signed), { roots: folder, original: beside, json }, place);
    }
    case 'import':
      return importFile(fromHere(only(rest, 1)[0]), place());
    case 'dump':
      return dump(only(rest, 1)[0], place());
    case 'reservekopie':
      return backUp(fromHere(only(rest, 1)[0]), place());
    case 'controleer-verslag':
      return rest.length === 0 ? verifyStore(place()) : verifyFile(fromHere(only(rest, 1)[0]));
    case 'naar-postgres':
      none(rest);
      return toPostgres(dataFolder(process.env), place());
    default:
      throw new UsageError(`De opdracht «${command}» bestaat niet.`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const option = /'(-[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageError(`De optie ${option ?? ''} wordt niet begrepen.`, { cause: error });
  }
}

/** Where the agreements are. Throws where that is not said in a way that can be. */
function place(): Place {
  const found = placeOf(process.env);
  if (typeof found === 'string') throw new CommandError(found);
  return found;
}

function none(rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`Deze opdracht heeft geen argumenten, niet ${rest.length}.`);
}

/** Exactly `count` arguments. */
function only(rest: readonly string[], count: number): readonly [string, ...string[]] {
  const [first, ...others] = rest;
  if (first === undefined || rest.length !== count)
    throw new UsageError(
      `Er ${count === 1 ? 'is 1 argument' : `zijn ${count} argumenten`} nodig, niet ${rest.length}.`,
    );
  return [first, ...others];
}

function fail(error: unknown): number {
  if (error instanceof UsageError) {
    complain(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof CommandError || error instanceof WorkError || error instanceof LibraryError)
    complain(error.message);
  else if (error instanceof StoreError) complain(storeFailure(error));
  else if (isTooDeep(error))
    complain('Deze overeenkomst is te diep genest: er is niets gemaakt of bewaard. Maak de lijsten vlakker.');
  else complain(`Er ging iets onverwachts mis: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
}

function storeFailure({ kind }: StoreError): string {
  const name = placeName(place());
  return kind === 'away'
    ? `De ${name} is niet bereikbaar of laat ons niet binnen. Controleer DATABASE_URL en of de databank draait.`
    : `${storeSentence(kind)} (${name})`;
}

// Whoever reads our output may stop early (`| head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await run(process.argv.slice(2)).catch(fail);
