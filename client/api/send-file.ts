/** Sending a file, and how far that is, which fetch does not tell. A refusal is a value; nothing here throws. */
import type { SignedReport } from '../../model/signing.ts';
import { NO_ANSWER, refusal, type Failure } from './http.ts';

/** `verslag`: what was found in a PDF that is not accepted; null where that is not why. */
export type Sent<T> = { readonly ok: true; readonly value: T } | (Failure & { readonly verslag: SignedReport | null });

/** POST of a file as it is, to be answered in JSON. `tell` hears the share that is sent, 0 to 1. */
export function sendFile<T>(path: string, file: Blob, type: string, tell: (share: number) => void): Promise<Sent<T>> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', type);
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => done(answered(request)));
    request.addEventListener('error', () => done({ ...NO_ANSWER, verslag: null }));
    request.send(file);
  });
}

function answered<T>({ status, responseText }: XMLHttpRequest): Sent<T> {
  const body = parsed(responseText);
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  const { verslag = null } = (body ?? {}) as { verslag?: SignedReport | null };
  return { ...refusal(status, body), verslag };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
