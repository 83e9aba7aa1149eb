/** Asking the server what it knows of a file or of what stands on paper. Neither is kept there. */
import type { CheckAnswer } from '../../model/signing.ts';
import { get, type Result } from '../api/http.ts';
import { sendFile } from '../api/send-file.ts';
import { sha256Of } from '../pdf/received.ts';
import { kindOf, typeOf, type FileKind } from '../signing/files.ts';

/** What can be checked. */
export const CHECKED: readonly FileKind[] = ['pdf', 'json'];

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text);

/** By the hash that the address on paper holds. */
export const checkHash = (hash: string): Promise<Result<CheckAnswer>> =>
  get<CheckAnswer>(`/api/controle/${hash.toLowerCase()}`);

/** By the file. Of JSON only the hash leaves the device, where the browser can make it. */
export async function checkFile(file: File, tell: (share: number) => void): Promise<Result<CheckAnswer>> {
  const kind = kindOf(file, CHECKED);
  try {
    const hash = kind === 'json' ? await sha256Of(await file.arrayBuffer()) : null;
    if (hash !== null) return await checkHash(hash);
  } catch {
    return { ok: false, status: 0, boodschap: UNREADABLE, problemen: [] };
  }
  return sendFile<CheckAnswer>('/api/controle', file, typeOf(kind ?? 'pdf'), tell);
}

const UNREADABLE = 'Uw toestel kon het bestand niet lezen. Kijk na of het er nog staat, en probeer opnieuw.';
