/** Coming in by a link, and asking for one. Nobody is signed in yet, so anyone may ask: the secret is what counts. */
import type { FastifyInstance } from 'fastify';
import { decide } from '../../model/access.ts';
import { Refused } from '../access/refused.ts';
import { oneLine } from '../one-line.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { knownBy, visitorOf } from './guard.ts';
import { orThrow, originOf } from './routes-invitations.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['uitnodigingen'];
const SECRET = { type: 'string', maxLength: 100, description: 'Wat in de link achter het hekje staat' };
/** Whoever is invited is not signed in yet. */
const OPEN = { open: 'the secret of the link is asked for', pace: 'uitnodiging' } as const;
const NAME = { type: 'string', maxLength: 100 };

type Deps = Pick<RouteDeps, 'entrance' | 'sessions' | 'record' | 'publicUrl'>;

export function arrivalRoutes(app: FastifyInstance, deps: Deps): void {
  const { sessions } = deps;
  const { arrivals } = deps.entrance;
  app.post<{ Body: { geheim: string } }>(
    '/api/uitnodiging/bekijken',
    {
      config: OPEN,
      schema: {
        summary: 'Wat een link inhoudt; er verandert niets door te kijken',
        tags: TAGS,
        security: [],
        body: object({ geheim: SECRET }),
        response: answers({ 200: ref('Welkom') }, [400, 404, 409, 413, 415, 503]),
      },
    },
    async (request) => {
      const told = orThrow(await arrivals.look(request.body.geheim, await knownBy(sessions, request)));
      const { invitation, title, party, author, person, obstacle } = told;
      const { email, rol, expires } = invitation;
      const own = person && { naam: person.naam, functie: person.functie };
      return {
        titel: title,
        door: author,
        rol,
        partij: party,
        vervalt: expires,
        email,
        persoon: own,
        bezwaar: obstacle,
      };
    },
  );
  acceptRoute(app, deps);
  linkRoutes(app, deps);
}

function acceptRoute(app: FastifyInstance, { sessions, record, entrance: { arrivals } }: Deps): void {
  app.post<{ Body: { geheim: string; naam?: string; functie?: string } }>(
    '/api/uitnodiging/aanvaarden',
    {
      config: OPEN,
      schema: {
        summary: 'Een link gebruiken: u bent daarna aangemeld',
        tags: TAGS,
        security: [],
        body: object({ geheim: SECRET, naam: NAME, functie: NAME }, ['naam', 'functie']),
        response: answers(
          { 200: object({ overeenkomst: { type: ['string', 'null'], description: 'Waar u nu aan meewerkt' } }) },
          [400, 403, 404, 409, 413, 415, 503],
        ),
      },
    },
    async (request, reply) => {
      const { geheim, naam = '', functie = '' } = request.body;
      const given = { naam: oneLine(naam), functie: oneLine(functie) };
      const known = await knownBy(sessions, request);
      // A token is not its person: with a link it would become a session of theirs.
      const decision = known && decide(known.actor, 'eigen-gegevens');
      if (decision && !decision.allowed) throw new ApiError('geen-toegang', decision.reason);
      const result = await arrivals.accept(geheim, given, known, visitorOf(request));
      if (result instanceof Refused) await record.turnedAway('link', request.ip);
      const { agreement, secret } = orThrow(result);
      void reply.setCookie(sessions.cookie.name, secret, sessions.cookie.options);
      return { overeenkomst: agreement };
    },
  );
}

function linkRoutes(app: FastifyInstance, { entrance: { links }, publicUrl }: Deps): void {
  app.get(
    '/api/aanmelding/link',
    {
      config: { open: 'tells how one can sign in' },
      schema: {
        summary: 'Of er links gemaild worden om opnieuw aan te melden',
        tags: TAGS,
        security: [],
        response: answers({ 200: object({ aangeboden: { type: 'boolean' } }) }),
      },
    },
    () => ({ aangeboden: links.isOffered }),
  );
  app.post<{ Body: { email: string } }>(
    '/api/aanmelding/link',
    {
      config: {
        open: 'how one signs in again without a provider; the link goes to who is known by that address',
        pace: 'aanmeldlink',
      },
      schema: {
        summary: 'Een link mailen om opnieuw aan te melden; het antwoord is gelijk voor elk adres',
        tags: TAGS,
        security: [],
        body: object({ email: { type: 'string', maxLength: 300 } }),
        response: answers({ 204: { type: 'null' } }, [400, 413, 415]),
      },
    },
    async (request, reply) => {
      if (!links.isOffered)
        throw new ApiError('ongeldig', 'Hier worden geen links gemaild. Vraag een nieuwe aan wie u uitnodigde.');
      links.ask(request.body.email, originOf(request, publicUrl));
      return reply.status(204).send();
    },
  );
}
