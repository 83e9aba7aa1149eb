/** A button that saves a file of the server, and says so when that fails. */
import { useState } from 'react';
import { save } from '../api/file.ts';
import { getFile } from '../api/http.ts';

interface DownloadProps {
  readonly path: string;
  /** What it is called on the device. */
  readonly name: string;
  readonly className?: string;
  readonly children: string;
}

/** The button. */
export function Download({ path, name, className = 'knop', children }: DownloadProps) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const fetchIt = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const got = await getFile(path);
    setBusy(false);
    setTrouble(got.ok ? null : `Niet gedownload. ${got.boodschap}`);
    if (got.ok) save(got.value, name);
  };
  return (
    <>
      <button type="button" className={className} aria-disabled={busy || undefined} onClick={() => void fetchIt()}>
        {busy ? 'Even geduld…' : children}
      </button>
      {trouble ? (
        <span className="fout-hint" role="alert">
          {trouble}
        </span>
      ) : null}
    </>
  );
}
