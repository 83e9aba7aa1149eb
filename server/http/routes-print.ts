/** The agreement on paper: its files, and the page that is printed. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Agreement } from '../../model/agreement.ts';
import { FILE_FORMS, type FileForm, type FileFormId } from '../../model/file-forms.ts';
import { openProblems, type Problem, type Strength } from '../../model/validation/problem.ts';
import { standingIn } from '../signing/told.ts';
import { turn } from '../turn.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { agreementOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { previewPolicy } from './policy.ts';
import { formatOr409 } from './read.ts';
import { object } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['afdruk'];
const SUMMARIES: Readonly<Record<FileFormId, string>> = {
  pdf: 'De overeenkomst als pdf; is de tekst vastgelegd, dan het vastgelegde bestand',
  docx: 'De overeenkomst als Word-bestand',
  raadspakket: 'Alles voor een raad in één zip: pdf, Word, JSON en per raad een ontwerp van besluit',
};

export function printRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, exporter } = deps;
  for (const form of FILE_FORMS) fileRoute(app, deps, form);
  app.get(
    '/api/overeenkomsten/:id/voorbeeld',
    {
      onRequest: guard('lezen'),
      schema: {
        summary: 'De pagina die afgedrukt wordt',
        tags: TAGS,
        response: answers({ 200: { type: 'string' } }, [400, 401, 404, 409, 503], 'text/html'),
      },
    },
    async (request, reply) => {
      const { agreement, problems } = await judged(deps, agreementOf(request).id);
      const page = await exporter.preview(agreement, problems);
      return reply.headers(previewPolicy(page)).type('text/html; charset=utf-8').send(page);
    },
  );
}

function fileRoute(app: FastifyInstance, deps: RouteDeps, { id: vorm, extension, type }: FileForm): void {
  const { guard, record } = deps;
  app.get<{ Querystring: { sterkte?: Strength } }>(
    `/api/overeenkomsten/:id/${vorm}`,
    {
      onRequest: guard('exporteren'),
      config: { pace: 'exporteren' },
      schema: {
        summary: SUMMARIES[vorm],
        tags: TAGS,
        querystring: object({ sterkte: { type: 'string', enum: ['concept', 'ondertekenklaar'] } }, ['sterkte']),
        response: answers({ 200: { type: 'string', format: 'binary' } }, [400, 401, 404, 409, 422, 503], type),
      },
    },
    async (request, reply) => {
      const { id } = agreementOf(request);
      const gone = untilGone(reply);
      const { sterkte } = request.query;
      const laid = await laidDown(deps, id);
      const make = await maker(deps, id, { vorm, sterkte, laid: laid?.pdf ?? null, gone });
      const detail = { vorm, ...(laid ? { bestand: laid.id } : sterkte ? { sterkte } : {}) };
      const file = await record.doing(occasionOf(request, 'uitgevoerd', detail), make);
      const name = `attachment; filename="${id}.${extension}"`;
      return reply.type(type).header('content-disposition', name).send(Buffer.from(file));
    },
  );
}

/** The file of a text that is laid down; null where it is not. */
async function laidDown({ store }: RouteDeps, id: string): Promise<{ id: string; pdf: Uint8Array } | null> {
  const file = standingIn(await store.frozenOf(id));
  const pdf = file && (await store.fileBytes(id, file.pdf));
  return pdf && { id: file.id, pdf };
}

interface Wanted {
  readonly vorm: FileFormId;
  readonly sterkte: Strength | undefined;
  /** The PDF that was laid down: never made anew, in whatever strength it is asked for. */
  readonly laid: Uint8Array | null;
  readonly gone: AbortSignal;
}

/** What makes the file, once all that may stand in the way was looked at. */
async function maker(
  deps: RouteDeps,
  id: string,
  { vorm, sterkte, laid, gone }: Wanted,
): Promise<() => Promise<Uint8Array>> {
  const { exporter } = deps;
  if (laid && vorm === 'pdf') return async () => laid;
  const { agreement, problems } = await judged(deps, id);
  if (laid && vorm === 'raadspakket') return () => exporter.packWith(laid, agreement, gone);
  refuseUnready(sterkte, problems);
  return () => exporter[vorm](agreement, problems, sterkte, gone);
}

/** Aborts when whoever asked hangs up before the answer is complete. */
function untilGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  return controller.signal;
}

async function judged({ reader }: RouteDeps, id: string): Promise<{ agreement: Agreement; problems: Problem[] }> {
  const agreement = await formatOr409(reader, id);
  await turn();
  return { agreement, problems: reader.problems(agreement, 'ondertekenklaar') };
}

/** Throws where points stand in the way of signing, and that is what was asked for. */
export function refuseUnready(strength: Strength | undefined, problems: readonly Problem[]): void {
  const open = openProblems(problems);
  if (strength !== 'ondertekenklaar' || open.length === 0) return;
  const points = open.length === 1 ? 'Eén punt staat' : `${open.length} punten staan`;
  throw new ApiError(
    'niet-ondertekenklaar',
    `${points} de ondertekening nog in de weg. Werk die eerst af, of maak een concept.`,
    { problems: open },
  );
}
