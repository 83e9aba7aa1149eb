/** Addresses that lead to the provider where people sign in; the server sends the browser on. */

/** Signing in, and then on to the page that is open now. */
export function signInAddress(): string {
  const here = location.pathname + location.search;
  return here.startsWith('/aanmelden/') ? SIGN_IN : `${SIGN_IN}?naar=${encodeURIComponent(here)}`;
}

const SIGN_IN = '/api/aanmelding';
/** Choosing another organisation, and then signing in. */
export const SWITCH = '/api/aanmelding/wisselen';
/** After signing out here. */
export const SIGN_OUT = '/api/aanmelding/einde';
