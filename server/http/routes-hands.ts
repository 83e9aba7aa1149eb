/** Who wrote as which page of an agreement, so that a change can be given a name. */
import type { FastifyInstance } from 'fastify';
import type { KnownHand } from '../store/hands.ts';
import type { RouteDeps } from './deps.ts';
import { agreementOf } from './guard.ts';
import { array, ref } from './schema.ts';
import { answers } from './schemas.ts';
import { NOT_MODIFIED, sendIfChanged } from './unchanged.ts';

/** One person and what they wrote as. */
interface Writer {
  readonly id: string;
  readonly naam: string;
  readonly paginas: { readonly client: number; readonly vanaf: number; readonly op: string }[];
}

export function handRoutes(app: FastifyInstance, { store, guard, people }: RouteDeps): void {
  app.get(
    '/api/overeenkomsten/:id/schrijvers',
    {
      onRequest: guard('lezen'),
      schema: {
        summary: 'Wie op welke pagina schreef, en ongeveer wanneer',
        tags: ['overeenkomsten'],
        response: { ...answers({ 200: array(ref('Schrijver')) }, [400, 401, 404, 503]), 304: NOT_MODIFIED },
      },
    },
    async (request, reply) => {
      const hands = await store.hands(agreementOf(request).id);
      const names = await people.names(new Set(hands.map(({ person }) => person)));
      return sendIfChanged(request, reply, writersOf(hands, names));
    },
  );
}

/** Who was never known has no name to show, and is left out. */
function writersOf(hands: readonly KnownHand[], names: ReadonlyMap<string, string>): Writer[] {
  const writers = new Map<string, Writer>();
  for (const { client, clock, person, at } of hands) {
    const naam = names.get(person);
    if (naam === undefined) continue;
    const writer = writers.get(person) ?? { id: person, naam, paginas: [] };
    writer.paginas.push({ client, vanaf: clock, op: at });
    writers.set(person, writer);
  }
  return [...writers.values()];
}
