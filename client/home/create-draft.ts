/** The draft of a new agreement, kept in this tab: a reload or a wrong click loses nothing that was typed. */
import { useCallback, useState } from 'react';
import { draftFor, KINDS, type Draft, type Sources } from './create-form.ts';

const KEY = 'samenschrift:nieuwe-overeenkomst';
/** What people take most often. */
const PREFERRED = 'so-2025-2030';

/** The draft, and how to change it. A change is kept at once; null forgets it. */
export function useDraft({ templates }: Sources): [Draft, (next: Draft | null) => void] {
  const empty = useCallback(() => draftFor(templates.find(({ id }) => id === PREFERRED) ?? templates[0]), [templates]);
  const [draft, setDraft] = useState(() => parseDraft(read()) ?? empty());
  const change = useCallback(
    (next: Draft | null) => {
      write(next);
      setDraft(next ?? empty());
    },
    [empty],
  );
  return [draft, change];
}

/** Reads a kept draft; null for what is none, such as that of another version. */
export function parseDraft(kept: string | null): Draft | null {
  try {
    const data = JSON.parse(kept ?? 'null') as Partial<Draft> | null;
    const texts = [data?.sjabloon, data?.start, data?.einde, data?.regiegebied, data?.referentieregio];
    const known = new Set<string>(KINDS.map(({ id }) => id));
    const whole = data?.partijen?.every(({ nis, als }) => typeof nis === 'string' && known.has(als)) ?? false;
    return whole && texts.every((text) => typeof text === 'string') ? (data as Draft) : null;
  } catch {
    return null;
  }
}

/** A browser may forbid keeping anything: then a reload starts anew, and all else works. */
function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(KEY, JSON.stringify(draft));
    else sessionStorage.removeItem(KEY);
  } catch {
    // See read.
  }
}
