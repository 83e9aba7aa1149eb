/** The built client: hashed files may be kept for ever, the page itself is always asked again. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from './errors.ts';

const ASSETS = '/assets/';

/** Serves the client from `folder`, and answers every other address: pages by the client, the API by an error. */
export async function serveClient(app: FastifyInstance, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(join(folder, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      setHeaders: (reply, path) => {
        const forever = path.slice(folder.length).startsWith(ASSETS);
        void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (!built || request.method !== 'GET' || /^\/(api|sync|assets)(\/|$)/.test(pathname))
      throw new ApiError('niet-gevonden', 'Dit adres bestaat niet.');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
