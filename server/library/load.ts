/** Loads the library from its folders: at the start of the server, once. */
import { join } from 'node:path';
import type { Validators } from '../../model/validation/validate.ts';
import type { Library } from './library.ts';
import { loadReference } from './reference.ts';
import { loadTemplates } from './templates.ts';

export interface LibraryFolders {
  readonly templates: string;
  readonly data: string;
}

/** The folders that come with the project. */
export const OWN_FOLDERS: LibraryFolders = {
  templates: join(import.meta.dirname, '../../templates'),
  data: join(import.meta.dirname, '../../data'),
};

/** Loads everything. Throws a {@link LibraryError} that names the first broken file. */
export async function loadLibrary(validators: Validators, folders: LibraryFolders = OWN_FOLDERS): Promise<Library> {
  const [templates, reference] = await Promise.all([
    loadTemplates(validators, folders.templates),
    loadReference(folders.data),
  ]);
  return { ...templates, ...reference };
}
