/** What the HTTP server says of itself is what it does. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from './build.ts';

let app: FastifyInstance;
let id: string;
beforeAll(async () => {
  const built = await build();
  app = built.app;
  const texts = { subject: null, code: '', naam: 'An', functie: '', organisatie: '', email: null };
  await built.store.addPerson({ id: 'p-an', ...texts, rol: 'lezer', added: AT, seen: null, erased: null });
  id = await importAgreement(built.store, ready as unknown as Agreement, AT, 'juridisch-nazicht');
  const url = `/api/overeenkomsten/${id}/ondertekening`;
  const laid = await app.inject({
    method: 'POST',
    url,
    headers: as('netwerkmanager'),
    payload: { was: 'juridisch-nazicht' },
  });
  expect(laid.statusCode).toBe(201);
});
afterAll(() => app.close());

const as = (who: string): Record<string, string> => ({ host: 'localhost:3000', authorization: `Bearer demo-${who}` });
const get = (url: string, who = 'lezer') => app.inject({ method: 'GET', url, headers: as(who) });

describe('openapi', () => {
  interface Operation {
    security?: object[];
    responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  }
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    security: object[];
    components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
  }

  it('describes every route, and every answer meets its description', async () => {
    const document = (await get('/api/openapi.json')).json<OpenApi>();
    expect(document.openapi).toBe('3.1.0');
    const ajv = new Ajv2020({ strict: false, discriminator: true, formats: { datum: true } });
    ajv.addSchema({ $id: 'api', ...document });
    const gets = Object.entries(document.paths).filter(
      ([path, operations]) => operations['get'] && !/pdf|docx|raadspakket|voorbeeld|uitvoer|bestand|terug/.test(path),
    );
    expect(gets.length).toBeGreaterThan(12);
    for (const [path] of gets) {
      const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
      const who = /^\/api\/(verslag|personen)/.test(path) ? 'beheerder' : 'netwerkmanager';
      const answer = await get(
        path.replace('{id}', id).replace('{nr}', '1').replace('{persoon}', 'p-an').replace('{hash}', '0'.repeat(64)),
        who,
      );
      const check = ajv.compile({ $ref: `api${encodeURI(pointer)}` });
      expect([path, answer.statusCode, check(answer.json()), check.errors]).toEqual([path, 200, true, null]);
    }
  });

  const describeApi = async (): Promise<OpenApi> => (await get('/api/openapi.json')).json<OpenApi>();

  it('says of every answer what it means, and that errors are JSON', async () => {
    const { paths } = await describeApi();
    for (const [path, operations] of Object.entries(paths))
      for (const [method, { responses }] of Object.entries(operations)) {
        expect([path, method, Object.keys(responses)]).toEqual([
          path,
          method,
          expect.arrayContaining(['403', '500']) as string[],
        ]);
        for (const [code, { description, content }] of Object.entries(responses)) {
          expect([path, code, description]).not.toContain('Default Response');
          if (Number(code) >= 400)
            expect([path, code, content]).toEqual([
              path,
              code,
              { 'application/json': { schema: { $ref: '#/components/schemas/Fout' } } },
            ]);
        }
      }
    const types = (path: string) => Object.keys(paths[path]?.['get']?.responses['200']?.content ?? {});
    expect(types('/api/overeenkomsten/{id}/pdf')).toEqual(['application/pdf']);
    expect(types('/api/overeenkomsten/{id}/docx')).toEqual([expect.stringContaining('wordprocessingml')]);
    expect(types('/api/overeenkomsten/{id}/raadspakket')).toEqual(['application/zip']);
    expect(types('/api/overeenkomsten/{id}/voorbeeld')).toEqual(['text/html']);
  });

  it('names the errors that do occur', async () => {
    const { paths } = await describeApi();
    const occurring: [string, 'get' | 'post', number, Record<string, string>, string?][] = [
      ['/api/overeenkomsten/{id}/pdf', 'get', 400, as('lezer'), '?sterkte=luid'],
      ['/api/overeenkomsten/{id}/problemen', 'get', 400, as('lezer'), '?sterkte=luid'],
      ['/api/sessie', 'get', 403, { host: 'evil.example' }],
      ['/api/sessie', 'post', 403, { host: 'localhost', origin: 'https://evil.example' }],
      ['/api/sessie', 'post', 415, { host: 'localhost', 'content-type': 'text/plain' }],
      ['/health', 'get', 403, { host: 'evil.example' }],
    ];
    for (const [path, method, status, headers, query = ''] of occurring) {
      const url = `${path.replace('{id}', id)}${query}`;
      const answer = await app.inject({ method, url, headers, ...(method === 'post' ? { payload: 'x' } : {}) });
      expect([path, answer.statusCode]).toEqual([path, status]);
      expect(Object.keys(paths[path]?.[method]?.responses ?? {})).toContain(String(status));
    }
    expect(Object.keys(paths['/api/sessie']?.['post']?.responses ?? {})).toEqual(
      expect.arrayContaining(['400', '413', '415']),
    );
  });

  it('says how one shows who one is, and where nobody has to', async () => {
    const { security, components, paths } = await describeApi();
    expect(components.securitySchemes).toMatchObject({
      cookie: { type: 'apiKey', in: 'cookie', name: 'samenschrift_sessie' },
      token: { type: 'http', scheme: 'bearer' },
    });
    expect(security).toEqual([{ cookie: [] }, { token: [] }]);
    const open = Object.entries(paths).filter(([, operations]) => operations['get']?.security?.length === 0);
    expect(open.map(([path]) => path).sort()).toEqual(['/api/aanmelding/link', '/api/sessie', '/health', '/ready']);
  });
});
