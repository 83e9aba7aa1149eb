/** A place to drop a file on, with a button for who would rather choose it. */
import { useEffect, useState, type ChangeEvent, type DragEvent, type ReactNode } from 'react';
import { acceptOf, faultOf, type FileKind } from './files.ts';

interface DropProps {
  readonly kinds: readonly FileKind[];
  /** What the button says. */
  readonly label: string;
  /** What happens now with the file that was given; null when none is on its way. */
  readonly busy: Progress | null;
  /** What has to be done first; null when a file can come. */
  readonly notYet?: string | null;
  /** Another file is offered: what was said of the one before does not hold for it. */
  readonly anew: () => void;
  readonly take: (file: File) => void;
  /** What belongs here, and what happens with it. */
  readonly children: ReactNode;
}

/** `share`: of what is sent, 0 to 1; null while it is being looked at. */
export interface Progress {
  readonly naam: string;
  readonly share: number | null;
}

/** The place. Files that cannot be meant are refused here, before anything is sent. */
export function FileDrop({ kinds, label, busy, notYet = null, anew, take, children }: DropProps) {
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useNoStrayDrops();
  const offered = (files: readonly File[]): void => {
    const [file] = files;
    if (!file || busy) return;
    anew();
    const wrong = notYet ?? (files.length > 1 ? 'Breng één bestand tegelijk.' : faultOf(file, kinds));
    setFault(wrong);
    if (wrong === null) take(file);
  };
  const drag = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault();
    setOver(isOver);
  };
  const drop = (event: DragEvent): void => {
    drag(event, false);
    offered([...event.dataTransfer.files]);
  };
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    offered([...(target.files ?? [])]);
    // The same file can then be chosen once more.
    target.value = '';
  };
  return (
    <div
      className={over ? 'inlegvak boven' : 'inlegvak'}
      onDragOver={(event) => drag(event, true)}
      // Into what stands in it is not out of it.
      onDragLeave={(event) => drag(event, event.currentTarget.contains(event.relatedTarget as Node | null))}
      onDrop={drop}
    >
      <div className="inlegvak-tekst">{children}</div>
      <label className="knop go inlegvak-knop">
        {label}
        <input
          type="file"
          className="enkel-voorlezen"
          accept={acceptOf(kinds)}
          aria-disabled={busy !== null || undefined}
          onChange={chosen}
        />
      </label>
      <p className="stil inlegvak-sleep">of sleep het bestand hierheen</p>
      <div role="status">{busy ? <Sending {...busy} /> : null}</div>
      {fault ? (
        <p className="melding fout" role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

function Sending({ naam, share }: Progress) {
  const looking = share === null || share >= 1;
  return (
    <p className="inlegvak-bezig">
      <span>{looking ? `«${naam}» wordt nagekeken…` : `«${naam}» wordt verstuurd…`}</span>
      <progress aria-label={naam} max={1} {...(looking ? {} : { value: share })} />
    </p>
  );
}

/** A file that is dropped beside the place would be opened by the browser instead of this page. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const stop = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', stop);
    window.addEventListener('drop', stop);
    return () => {
      window.removeEventListener('dragover', stop);
      window.removeEventListener('drop', stop);
    };
  }, []);
}
