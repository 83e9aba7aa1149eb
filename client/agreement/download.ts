/** Handing someone their text as a file, in the public format where that can be. */
import * as Y from 'yjs';
import { publicJson } from '../../model/public-json.ts';
import { readAgreement } from '../../model/read.ts';
import { readAside } from '../device/aside.ts';
import { openDisk } from '../device/disk.ts';

/** Saves a document as JSON. What the format does not know is saved as it is: nothing is held back. */
export function downloadDoc(doc: Y.Doc, name: string): void {
  const read = readAgreement(doc);
  const content = read.ok ? read.agreement : { onbekend: read.unknown, inhoud: doc.toJSON() as unknown };
  save(new Blob([publicJson(content)], { type: 'application/json' }), `${clean(name)}.json`);
}

/** Saves a copy of this device that belongs to no open document. False when it cannot be read. */
export async function downloadCopy(database: string, name: string): Promise<boolean> {
  const doc = new Y.Doc();
  const opened = await openDisk(database, doc);
  if (!opened.ok) return false;
  for (const { update } of await readAside(database)) Y.applyUpdate(doc, update);
  downloadDoc(doc, name);
  opened.disk.close();
  return true;
}

function clean(name: string): string {
  const short = name.replace(/[^\p{L}\p{N} .-]+/gu, ' ').replace(/\s+/g, ' ');
  return short.trim().slice(0, 100) || 'Samenwerkingsovereenkomst';
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
