/** An agreement of two parties and three signatories that can be laid down, signed and brought back over HTTP. */
import type { FastifyInstance } from 'fastify';
import type { Agreement } from '../../../model/agreement.ts';
import type { SigningState } from '../../../model/signing.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import { publicFile, sha256 } from '../../../server/agreements/public-file.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Rooms } from '../../../server/sync/rooms.ts';
import { complete } from '../../model/complete.ts';
import { blankPdf } from '../../signing/blank.ts';
import { AT, build, PRINTER } from '../http/build.ts';

export const NAMES = ['An Peeters', 'Bram Claes', 'Chris De Wit'] as const;

export function threeSign(): Agreement {
  const agreement = complete();
  const [vdab, council] = agreement.partijen;
  const [first] = vdab?.ondertekenaars ?? [];
  if (!vdab || !council || !first) throw new Error('no signatory');
  const signers = NAMES.map((naam, nth) => ({ ...first, id: `wie${nth + 1}`, naam }));
  const partijen = [
    { ...vdab, ondertekenaars: signers.slice(0, 1) },
    { ...council, ondertekenaars: signers.slice(1) },
  ];
  return { ...agreement, partijen };
}

/** As many fields as there are signatories, and one more where the title has an exclamation mark: another file. */
const EXPORTER: typeof PRINTER = {
  ...PRINTER,
  ready: async (agreement) => {
    const json = publicFile(agreement);
    const pdf = await blankPdf(NAMES.length + Number(agreement.titel.includes('!')));
    return { pdf, json, sha256: sha256(json) };
  },
};

export interface Stage {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly rooms: Rooms;
  readonly id: string;
  /** Asks below `/api/overeenkomsten/:id`. */
  readonly ask: (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object, who?: string) => ReturnType<Asked>;
  /** Sends a file. */
  readonly send: (path: string, data: Uint8Array, who?: string, type?: string) => ReturnType<Asked>;
  readonly state: () => Promise<SigningState>;
  /** Lays the text down. Gives the id of the file and its bytes. */
  readonly lay: () => Promise<{ readonly file: string; readonly pdf: Uint8Array }>;
  /** The kinds and details in the record, the last first. */
  readonly told: () => Promise<(readonly [string, unknown])[]>;
}
type Asked = (options: { readonly url: string }) => Promise<Awaited<ReturnType<FastifyInstance['inject']>>>;

export async function openStage(): Promise<Stage> {
  const { app, store, rooms } = await build({ exporter: EXPORTER });
  const id = await importAgreement(store, threeSign(), AT, 'juridisch-nazicht');
  const headers = (who: string) => ({ host: 'localhost', authorization: `Bearer demo-${who}` });
  const base = `/api/overeenkomsten/${id}`;
  const ask: Stage['ask'] = (method, path, payload, who = 'netwerkmanager') =>
    app.inject({ method, url: `${base}${path}`, headers: headers(who), ...(payload ? { payload } : {}) });
  return {
    app,
    store,
    rooms,
    id,
    ask,
    send: (path, data, who = 'netwerkmanager', type = 'application/pdf') =>
      app.inject({
        method: 'POST',
        url: `${base}${path}`,
        headers: { ...headers(who), 'content-type': type },
        payload: Buffer.from(data),
      }),
    state: async () => (await ask('GET', '/ondertekening')).json<SigningState>(),
    lay: async () => {
      const laid = await ask('POST', '/ondertekening', { was: 'juridisch-nazicht' });
      if (laid.statusCode !== 201) throw new Error(laid.body);
      const file = laid.json<SigningState>().bestand?.id ?? '';
      return { file, pdf: (await ask('GET', `/ondertekening/${file}/pdf`)).rawPayload };
    },
    told: async () =>
      (await store.eventsOf(id, { most: 20 })).map(
        ({ kind, detail }) => [kind, JSON.parse(detail) as unknown] as const,
      ),
  };
}
