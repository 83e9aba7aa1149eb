/** The commands that keep data safe or move them: they touch all agreements at once. */
import { placeName, type Place } from '../config.ts';
import { backUpPostgres, backUpSqlite } from '../store/backup.ts';
import { dataFile, hasStore, lockFolder } from '../store/open.ts';
import { asStoreError } from '../store/store.ts';
import { toPostgres as transfer } from '../store/transfer.ts';
import { CommandError, say } from './output.ts';

const counted = (count: number): string => (count === 1 ? '1 overeenkomst' : `${count} overeenkomsten`);

/** Copies all data to a new file, while servers may be writing. */
export async function backUp(copy: string, place: Place): Promise<number> {
  if (place.kind === 'folder') requireData(place.folder);
  try {
    const agreements = await (place.kind === 'folder'
      ? backUpSqlite(dataFile(place.folder), copy)
      : backUpPostgres(place.url, copy));
    say(`${copy} bevat ${counted(agreements)} en is nagelezen.`);
    return 0;
  } catch (error) {
    throw new CommandError(copyFailure(error, copy, place), { cause: error });
  }
}

function copyFailure(error: unknown, copy: string, place: Place): string {
  const { kind, message } = asStoreError(error);
  switch (kind) {
    case 'exists':
      return `${copy} bestaat al en wordt niet overschreven. Kies een andere naam.`;
    case 'full':
      return `Er is geen plaats voor ${copy}; er is niets achtergelaten.`;
    case 'readonly':
      return `${copy} kon niet gemaakt worden; er is niets achtergelaten. Controleer of die map bestaat en of u er mag schrijven.`;
    case 'busy':
      return `De gegevens in ${placeName(place)} zijn nu bezet; er is niets gekopieerd. Probeer het straks opnieuw.`;
    case 'away':
      return `De ${placeName(place)} is niet bereikbaar of laat ons niet binnen. Controleer DATABASE_URL. Er is niets gekopieerd.`;
    case 'older':
      return `De gegevens zijn van een oudere versie. Start er eerst een server van deze versie op. Er is niets gekopieerd.`;
    case 'newer':
      return `De gegevens zijn van een nieuwere versie van Samenschrift (${message}). Er is niets gekopieerd.`;
    default:
      return `De kopie is mislukt; er is niets achtergelaten.\n  ${message}`;
  }
}

/** Moves a folder's data to an empty database: all of it, verified, or nothing. The folder stays as it was. */
export async function toPostgres(folder: string, place: Place): Promise<number> {
  if (place.kind === 'folder')
    throw new CommandError('Zet DATABASE_URL op het adres van de lege databank waar alles naartoe moet.');
  requireData(folder);
  const lock = takeFolder(folder);
  try {
    const { agreements, rows, hash } = await transfer(dataFile(folder), place.url);
    say(`${counted(agreements)} (${rows} rijen) overgezet naar de ${placeName(place)} en nagelezen.`);
    say(`Som: ${hash}`);
    say(`${folder} is niet gewijzigd. Start de server voortaan met DATABASE_URL.`);
    return 0;
  } catch (error) {
    throw new CommandError(failureOf(error, place), { cause: error });
  } finally {
    lock.release();
  }
}

function failureOf(error: unknown, place: Place): string {
  const { kind, message } = asStoreError(error);
  switch (kind) {
    case 'exists':
      return `De ${placeName(place)} is niet leeg. Kies een lege databank. Er is niets overgezet.`;
    case 'away':
      return `De ${placeName(place)} is niet bereikbaar of laat ons niet binnen. Controleer DATABASE_URL. Er is niets overgezet.\n  ${message}`;
    case 'older':
      return 'De gegevensmap is van een oudere versie. Start er eerst de server van deze versie op, en stop hem weer. Er is niets overgezet.';
    case 'newer':
      return `De gegevens zijn van een nieuwere versie van Samenschrift (${message}). Er is niets overgezet.`;
    default:
      return `Het overzetten is mislukt. Er is niets overgezet en niets gewijzigd.\n  ${message}`;
  }
}

function takeFolder(folder: string): ReturnType<typeof lockFolder> {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (asStoreError(error).kind !== 'busy') throw error;
    throw new CommandError(`Er draait een Samenschrift met de gegevensmap ${folder}. Stop die eerst.`, {
      cause: error,
    });
  }
}

function requireData(folder: string): void {
  if (!hasStore(folder)) throw new CommandError(`Er zijn geen gegevens in ${folder}. Controleer DATA_DIR.`);
}
