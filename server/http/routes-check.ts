/** The public check: anyone may ask what we know of a file or a hash. The file is read in memory, and nothing is written. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LARGEST_FILE } from '../../model/signing.ts';
import { networkOf } from '../access/paces.ts';
import { fileBody, takeFiles } from './binary.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['nazicht'];
const TYPES = ['application/pdf', 'application/json', 'application/octet-stream'];
const OPEN = { open: 'whoever holds a file or a paper may know whether it is ours', pace: 'nakijken' } as const;

/** Files that are taken in at the same time: 25 MB each, from anyone. */
const MOST_AT_ONCE = 4;
/** Of them from one address: who lets files trickle in, for as long as they may take, does not keep everyone out. */
const MOST_FROM_ONE = 2;

export async function checkRoutes(app: FastifyInstance, { signing: { checking } }: RouteDeps): Promise<void> {
  app.get<{ Params: { hash: string } }>(
    '/api/controle/:hash',
    {
      config: OPEN,
      schema: {
        summary: 'Wat bekend is van de som die op papier staat; zonder aanmelden',
        tags: TAGS,
        params: object({ hash: { type: 'string', maxLength: 128 } }),
        response: answers({ 200: ref('Nazicht') }, [400, 503]),
      },
    },
    ({ params: { hash } }) => {
      const code = hash.toLowerCase();
      if (!/^[0-9a-f]{64}$/.test(code))
        throw new ApiError('ongeldig', 'Dat is geen volledige code: ze telt 64 cijfers en letters van a tot f.');
      return checking.hash(code);
    },
  );
  await app.register(async (scope) => {
    takeFiles(scope, TYPES);
    scope.addHook('onRequest', takeTurns());
    scope.post<{ Body: Buffer }>(
      '/api/controle',
      {
        bodyLimit: LARGEST_FILE,
        config: OPEN,
        schema: {
          summary: 'Een bestand nakijken, zonder aanmelden; het wordt nergens bewaard',
          tags: TAGS,
          body: fileBody(TYPES),
          response: answers({ 200: ref('Nazicht') }, [400, 413, 415, 503]),
        },
      },
      ({ body }) => {
        if (!(body instanceof Uint8Array) || body.length === 0)
          throw new ApiError('ongeldig', 'Het bestand is leeg. Haal het opnieuw op en probeer nog eens.');
        return checking.file(body);
      },
    );
  });
}

/** Refuses, before anything of it is read, what comes while so many are under way. */
function takeTurns(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const busy = new Map<FastifyRequest, string>();
  return async (request, { raw }) => {
    const own = networkOf(request.ip);
    const isFull = busy.size >= MOST_AT_ONCE || [...busy.values()].filter((one) => one === own).length >= MOST_FROM_ONE;
    if (isFull) throw new ApiError('druk', 'Er worden nu veel bestanden nagekeken. Probeer het zo dadelijk opnieuw.');
    busy.set(request, own);
    // Answered, or hung up before that.
    for (const end of ['finish', 'close']) raw.once(end, () => busy.delete(request));
  };
}
