/** Which page the address asks for, and links that do not reload. */
import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import { heldBack } from './leave.ts';

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'geweigerd'; readonly reden: string }
  | { readonly page: 'lijst' }
  | { readonly page: 'nieuw' }
  | { readonly page: 'aanmeldingen' }
  | { readonly page: 'rollen' }
  | { readonly page: 'prullenmand' }
  | { readonly page: 'uitnodiging' }
  | { readonly page: 'sleutels' }
  | { readonly page: 'overeenkomst'; readonly id: string }
  | { readonly page: 'leden' | 'verslag' | 'ondertekening'; readonly id: string }
  | { readonly page: 'controle'; readonly som: string | null }
  | { readonly page: 'onbekend' };

/** Where links lead that let someone in; what opens stands behind the #. */
export const INVITATION = '/uitnodiging';

/** Where anyone checks a file; it stands on paper too. */
export const CHECK = '/controle';

/** The page of a path. */
export function routeOf(path: string): Route {
  const steps = path.split('/').filter((step) => step !== '');
  if (steps.length === 0) return { page: 'start' };
  if (path === '/aanmeldingen') return { page: 'aanmeldingen' };
  if (path === '/rollen') return { page: 'rollen' };
  if (path === '/prullenmand') return { page: 'prullenmand' };
  if (path === '/sleutels') return { page: 'sleutels' };
  if (path === INVITATION) return { page: 'uitnodiging' };
  if (steps[0] === 'controle' && steps.length <= 2) return { page: 'controle', som: steps[1] ?? null };
  if (steps[0] === 'aanmelden' && steps.length === 2) return { page: 'geweigerd', reden: steps[1] ?? '' };
  if (steps[0] !== 'overeenkomsten') return { page: 'onbekend' };
  if (steps[1] === undefined) return { page: 'lijst' };
  const id = decoded(steps[1]);
  if (id === null || steps.length > 3) return { page: 'onbekend' };
  return steps[2] === undefined ? ofAgreement(id) : besideAgreement(id, steps[2]);
}

const ofAgreement = (id: string): Route => (id === 'nieuw' ? { page: 'nieuw' } : { page: 'overeenkomst', id });

/** The pages about an agreement beside its text. */
function besideAgreement(id: string, step: string): Route {
  return step === 'leden' || step === 'verslag' || step === 'ondertekening' ? { page: step, id } : { page: 'onbekend' };
}

/** What a step of the address says; null where it is no valid encoding. */
function decoded(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}

const MOVED = 'samenschrift:verplaatst';
const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('popstate', listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(MOVED, listener);
  };
};

/** The current path. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** What follows the path in the address, from its question mark; empty when there is nothing. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

export interface Going {
  /** Back then skips the page that is left, such as a form that is done. */
  readonly instead?: boolean;
  /** The same page, told differently: it stays scrolled as it is. */
  readonly stay?: boolean;
}

/** Goes to a page of the product. */
export function navigate(path: string, { instead = false, stay = false }: Going = {}): void {
  if (heldBack(() => navigate(path, { instead, stay }))) return;
  if (instead) history.replaceState(history.state, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new Event(MOVED));
  if (!stay) window.scrollTo(0, 0);
}

/** A link within the product; new tabs and windows work as people expect. */
export function Link({
  to,
  className,
  children,
  current = false,
  label,
}: {
  to: string;
  className?: string;
  children: ReactNode;
  current?: boolean;
  /** Said instead of the content, where a small screen hides part of that. */
  label?: string;
}) {
  const click = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} className={className} aria-current={current ? 'page' : undefined} aria-label={label} onClick={click}>
      {children}
    </a>
  );
}
