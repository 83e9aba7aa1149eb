/** How long a request may take to come in: a command seconds, a file minutes, as it comes over any line. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerClientError } from './client-error.ts';
import type { HttpLimits } from './limits.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** This route takes in a file. */
    readonly takesFile?: true;
  }
}

/** Node itself ends whatever takes longer than a file may; what is no file is ended here. */
export function keepTime(app: FastifyInstance, { requestTime }: HttpLimits): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.takesFile || !hasBody(request)) return;
    const { raw } = request;
    const timer = setTimeout(() => {
      if (raw.complete) return;
      // Refused already, and still sending.
      if (reply.raw.headersSent) raw.destroy();
      else answerClientError(LATE, raw.socket);
    }, requestTime);
    timer.unref();
    for (const end of ['end', 'close']) raw.once(end, () => clearTimeout(timer));
  });
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const LATE = Object.assign(new Error('request too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
