/** Sessions in memory. */
import type { SessionStore, StoredSession } from './sessions.ts';
import { StoreError } from './store.ts';

export function sessionsIn(sessions: Map<string, StoredSession>): SessionStore {
  const all = (): StoredSession[] => [...sessions.values()];
  return {
    async addSession(session) {
      if (all().some(({ id, hash }) => id === session.id || hash === session.hash))
        throw new StoreError('exists', 'the session exists');
      sessions.set(session.id, session);
    },
    async findSession(wanted) {
      return all().find(({ hash, previous }) => hash === wanted || previous === wanted) ?? null;
    },
    async sessionsOf(person) {
      const own = all().filter((session) => session.person === person);
      return own.sort((a, b) => b.used.localeCompare(a.used) || a.id.localeCompare(b.id));
    },
    async renewSession(id, was, hash, at) {
      const session = sessions.get(id);
      if (session?.hash !== was) return false;
      sessions.set(id, { ...session, hash, previous: was, renewed: at });
      return true;
    },
    async useSession(id, used) {
      const session = sessions.get(id);
      if (session) sessions.set(id, { ...session, ...used });
      return session !== undefined;
    },
    async hasSession(id) {
      return sessions.has(id);
    },
    async endSession(id) {
      return sessions.delete(id);
    },
    async expireSessions({ used, began }) {
      const old = all().filter((session) => session.used < used || session.began < began);
      for (const { id } of old) sessions.delete(id);
      return old.map(({ id }) => id).sort();
    },
  };
}
