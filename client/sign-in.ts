/** The session with the server, and the end of it on this device. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Actor } from '../model/access.ts';
import { get, post, remove } from './api/http.ts';
import type { Leaving, Presence } from './api/person.tsx';
import type { SignIn } from './api/places.ts';
import { announceSignOut, onSignOut } from './device/channel.ts';
import { inTime } from './device/opening.ts';
import { readStillUnsent } from './device/registry.ts';
import { recallSignIn, rememberSignIn } from './device/whoami.ts';
import { wipeDevice } from './device/wipe.ts';
import { whileWiping, wiped } from './device/wiping.ts';
import { INVITATION, navigate } from './router.tsx';
import { SIGN_OUT, SWITCH } from './start/provider.ts';
import { colourOf } from './sync/presence.ts';

/** Who is signed in: 'bezig' while that is asked, a sentence when it cannot be known. */
export function useSignIn(): Presence | string {
  const [state, setState] = useState<SignIn | string>('bezig');
  useEffect(() => void whoAmI().then(setState), []);
  useEffect(() => {
    if (typeof state === 'string') return undefined;
    // Nobody can sign in here either before the device is clean.
    return onSignOut(() => {
      setState('bezig');
      void wiped().then(() => setState((now) => (now === 'bezig' ? { ...state, ...NOBODY } : now)));
    });
  }, [state]);
  const me = typeof state === 'string' ? null : state.persoon;
  const choose = useCallback(
    async (id: string) => {
      const answer = await signIn(me, id);
      if (typeof answer === 'string') return answer;
      setState(answer);
      return null;
    },
    [me],
  );
  const leave = useCallback(
    async (way: Leaving = 'hier') => {
      if (typeof state === 'string' || !state.persoon) return null;
      const result = await remove(way === 'overal' ? '/api/sessies' : '/api/sessie');
      if (!result.ok) return `U bent niet afgemeld. ${result.boodschap}`;
      // The page goes first, and nobody can sign in before the device is clean.
      setState('bezig');
      await clean(state.persoon.id);
      // The provider forgets too who one is, or for whom one acts.
      if (state.via === 'oidc' && location.pathname !== INVITATION) {
        location.assign(way === 'wisselen' ? SWITCH : SIGN_OUT);
        return null;
      }
      setState({ ...state, ...NOBODY });
      // Who signs out to come in by a link stays at it.
      if (location.pathname !== INVITATION) navigate('/');
      return null;
    },
    [state],
  );
  return useMemo(() => {
    if (typeof state === 'string') return state;
    return {
      me: state.persoon,
      colour: colourOf(state.kleur, 0),
      people: state.personen,
      ways: state.aanmelden,
      via: state.via,
      choose,
      leave,
    };
  }, [state, choose, leave]);
}

const NOBODY = { persoon: null, via: null, kleur: null };

/** The server is not there, or cannot ask its store. */
const SILENT: ReadonlySet<number> = new Set([0, 503]);

/** Without the server: who used this device last, so that their copies can be opened. */
async function whoAmI(): Promise<SignIn | string> {
  const asking = get<SignIn>('/api/sessie');
  const soon = await inTime(asking);
  const known = soon === null || (!soon.ok && SILENT.has(soon.status)) ? recallSignIn() : null;
  if (known) return known;
  const result = soon ?? (await asking);
  if (!result.ok) return result.boodschap;
  rememberSignIn(result.value);
  return result.value;
}

/** Becomes someone; whoever was there is signed out as they would be by themselves. */
async function signIn(before: Actor | null, id: string): Promise<SignIn | string> {
  if (before && before.id !== id) {
    const unsent = await readStillUnsent(before.id);
    if (unsent.length > 0)
      return `Op dit toestel staat nog tekst van ${before.naam} die niet verstuurd is. Meld eerst af.`;
  }
  const result = await post<SignIn>('/api/sessie', { persoon: id });
  if (!result.ok) return result.boodschap;
  if (before && before.id !== id) await clean(before.id);
  rememberSignIn(result.value);
  return result.value;
}

/** Every tab stops writing, and then this device is wiped. */
async function clean(person: string): Promise<void> {
  await whileWiping(async () => {
    announceSignOut(person);
    await wipeDevice(person);
  });
}
