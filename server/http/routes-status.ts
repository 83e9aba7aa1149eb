/** Moving an agreement to its next state, or back. */
import type { FastifyInstance } from 'fastify';
import { STATUS_STEPS, STATUSES, type Status } from '../../model/access.ts';
import { asStoreError } from '../store/store.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { agreementOf, personOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';
import { standingOf } from './standing.ts';

const STATUS = { type: 'string', enum: STATUSES.map(({ id }) => id) };
const BODY = object({
  status: STATUS,
  was: { ...STATUS, description: 'De status die u zag: is ze intussen gewijzigd, dan gebeurt er niets' },
});

export function statusRoutes(app: FastifyInstance, { store, rooms, history, record, guard }: RouteDeps): void {
  app.put<{ Body: { status: Status; was: Status } }>(
    '/api/overeenkomsten/:id/status',
    {
      onRequest: guard('status-wijzigen'),
      schema: {
        summary: 'De status wijzigen; wie de overeenkomst open heeft, merkt het meteen',
        tags: ['overeenkomsten'],
        body: BODY,
        response: answers({ 200: ref('Stand') }, [400, 401, 403, 404, 409, 413, 415, 503]),
      },
    },
    async (request) => {
      const meta = agreementOf(request);
      const { id } = meta;
      const { status, was } = request.body;
      if (!STATUS_STEPS[was].includes(status))
        throw new ApiError('ongeldig', `Van «${nameOf(was)}» gaat een overeenkomst niet naar «${nameOf(status)}».`);
      await record.doing(occasionOf(request, 'status-gewijzigd', { van: was, naar: status }), async () => {
        if (!(await store.setStatus(id, status, was))) throw new ApiError('achterhaald', OVERTAKEN);
      });
      rooms.statusChanged(id, status);
      // The version holds the text of this moment; where it cannot be kept now, the next look at the history does that.
      await history
        .keep(id)
        .catch((error: unknown) =>
          request.log.warn({ agreement: id, kind: asStoreError(error).kind }, 'version of a new status not kept yet'),
        );
      return standingOf({ ...meta, status }, personOf(request));
    },
  );
}

const OVERTAKEN = 'Iemand anders heeft de status intussen gewijzigd. Kijk na hoe ze nu staat.';

const nameOf = (status: Status): string => STATUSES.find(({ id }) => id === status)?.naam ?? status;
