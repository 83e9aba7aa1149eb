/** The built client: hashed files may be kept for ever, the page itself is always asked again. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { targetOf } from '../access/target.ts';
import { ApiError, BAD_ADDRESS, NO_ADDRESS } from './errors.ts';

const ASSETS = '/assets/';

/** Serves the client from `folder`, and answers every other address: pages by the client, the API by an error. */
export async function serveClient(app: FastifyInstance, folder: string | null): Promise<void> {
  app.addHook('onRequest', async ({ url }) => refuseUnclear(url));
  const built = folder !== null && existsSync(join(folder, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      // The build leaves a smaller copy beside each file.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const forever = path.slice(folder.length).startsWith(ASSETS);
        void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    if (!built || !isPage(request.method, request.url)) throw new ApiError('niet-gevonden', NO_ADDRESS);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** An address that two programs could read differently (`//x`, `/\\x`) is answered by nobody. */
function refuseUnclear(url: string): void {
  if (!targetOf(url)) throw new ApiError('ongeldig', BAD_ADDRESS);
}

/** True for what the client shows by itself: no API, no socket, and no file such as `/favicon.ico`. */
function isPage(method: string, url: string): boolean {
  const path = targetOf(url)?.path;
  if (path === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
  return !/^\/(api|sync|assets)(\/|$)/.test(path) && !/\.[^/]*$/.test(path);
}
