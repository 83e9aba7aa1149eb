/** Who used this device last: asked only when the server cannot say. */
import type { SignIn } from '../api/places.ts';

const KEY = 'samenschrift.sessie';

const EARLIER = { demo: true, aanmelden: [], via: null, kleur: null } as const;

/** Remembers who is signed in, or forgets it. A browser that refuses is no reason to stop. */
export function rememberSignIn(signIn: SignIn): void {
  try {
    if (signIn.persoon) localStorage.setItem(KEY, JSON.stringify(signIn));
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage there is no working offline after a reload; nothing else depends on it.
  }
}

/** Who was signed in last; null when nobody is remembered. */
export function recallSignIn(): SignIn | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as SignIn | null;
    // An earlier version kept less.
    return kept && { ...EARLIER, ...kept };
  } catch {
    return null;
  }
}
