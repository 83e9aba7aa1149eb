/** What every route must say: for which deed one must have the right, or why anyone may ask it. */
import type { RouteOptions } from 'fastify';
import type { Deed } from '../../model/access.ts';
import type { Guard, Whereabouts } from './guard.ts';

export interface Rule {
  readonly method: string;
  readonly url: string;
  /** Null where anyone may ask it. */
  readonly deed: Deed | null;
  /** Where it finds its agreement. */
  readonly where: Whereabouts;
}

/** The files of the built client (static.ts): everyone gets the same. */
const CLIENT = '/*';

/** The rule of a route. Throws where it has none: such a server does not start. */
export function ruleOf({ method, url, onRequest, config }: RouteOptions): Rule {
  const hooks: readonly unknown[] = Array.isArray(onRequest) ? onRequest : [onRequest];
  const guard = hooks.find(isGuard);
  const isOpen = config?.open !== undefined || url === CLIENT;
  if (!guard && !isOpen) throw new Error(`${String(method)} ${url} has no rule: who may ask it?`);
  return { method: String(method), url, deed: guard?.deed ?? null, where: guard?.where ?? 'there' };
}

const isGuard = (hook: unknown): hook is Guard => typeof hook === 'function' && 'deed' in hook;
