/** Public reference data: municipalities, regions and regiegebieden. Facts and licences stand in data/*.source.md. */
import { join } from 'node:path';
import type { Municipality } from '../../model/library.ts';
import { readJson } from './json.ts';
import { LibraryError, type Library } from './library.ts';

const FILES = {
  areas: 'gebieden.json',
  municipalities: 'gemeenten-2025.json',
  governments: 'lokale-besturen-2025.json',
  regions: 'referentieregios.json',
  regiegebieden: 'regiegebieden-deels.json',
} as const;

/** Attribution, as the sources ask for it. */
const SOURCES: Library['sources'] = {
  gemeenten:
    'Bron: Statbel, REFNIS 2025 (2024-12-11); ondernemingsnummers: Vlaamse overheid, LBLOD (2022 en augustus 2024).',
  referentieregios:
    'Bron: Vlaamse overheid, LBLOD (juni 2022), met Zwijndrecht bij Waasland (decreet van 3 februari 2023).',
  regiegebieden:
    'Onvolledig voorbeeld: 11 van de 37 regiegebieden, uit openbare pagina’s van de partnerschappen. Niet officieel.',
};

interface AreaFile {
  provincies: { nis: string; naam: string }[];
}
interface MunicipalityFile {
  gemeenten: { nis: string; naam: string; provincie: string; referentieregio: string }[];
}
interface GovernmentFile {
  besturen: { nis: string; gemeente: { kbo: string }; ocmw: { kbo: string } }[];
}
interface RegionFile {
  referentieregios: { id: string; naam: string; gemeenten2025: string[] }[];
}
interface RegiegebiedFile {
  regiegebieden: { naam: string; gemeenten2025: string[]; gemeenten2025Onzeker: string[] }[];
}

type Reference = Pick<Library, 'municipalities' | 'regions' | 'regiegebieden' | 'sources'>;

/** Reads and joins the reference data of the folder. */
export async function loadReference(folder: string): Promise<Reference> {
  const read = async <T>(file: string, list: keyof T & string): Promise<T> => {
    const data = await readJson(join(folder, file));
    if (typeof data !== 'object' || data === null || !Array.isArray((data as Record<string, unknown>)[list]))
      throw new LibraryError(file, [`de lijst «${list}» ontbreekt.`]);
    return data as T;
  };
  const regions = await read<RegionFile>(FILES.regions, 'referentieregios');
  const areas = await read<RegiegebiedFile>(FILES.regiegebieden, 'regiegebieden');
  return {
    municipalities: join2025(
      await read<MunicipalityFile>(FILES.municipalities, 'gemeenten'),
      await read<GovernmentFile>(FILES.governments, 'besturen'),
      await read<AreaFile>(FILES.areas, 'provincies'),
    ),
    regions: regions.referentieregios.map(({ id, naam, gemeenten2025 }) => ({ id, naam, gemeenten: gemeenten2025 })),
    regiegebieden: areas.regiegebieden.map(({ naam, gemeenten2025, gemeenten2025Onzeker }) => ({
      naam,
      gemeenten: [...gemeenten2025, ...gemeenten2025Onzeker],
    })),
    sources: SOURCES,
  };
}

function join2025(
  { gemeenten }: MunicipalityFile,
  { besturen }: GovernmentFile,
  { provincies }: AreaFile,
): Municipality[] {
  const governments = new Map(besturen.map((government) => [government.nis, government]));
  const provinces = new Map(provincies.map(({ nis, naam }) => [nis, naam]));
  return gemeenten.map(({ nis, naam, provincie, referentieregio }) => {
    const government = governments.get(nis);
    if (!government) throw new LibraryError(FILES.governments, [`de gemeente ${naam} (${nis}) ontbreekt.`]);
    const province = provinces.get(provincie);
    if (!province) throw new LibraryError(FILES.areas, [`de provincie ${provincie} van ${naam} ontbreekt.`]);
    return {
      nis,
      naam,
      provincie: province,
      referentieregio,
      kboGemeente: government.gemeente.kbo,
      kboOcmw: government.ocmw.kbo,
    };
  });
}
