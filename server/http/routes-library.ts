/** What the product brings along: templates, inspiration, indicators, municipalities and regions. */
import type { FastifyInstance } from 'fastify';
import type { RouteDeps } from './deps.ts';
import { array, ref } from './schema.ts';
import { answers } from './schemas.ts';

export function libraryRoutes(app: FastifyInstance, { library, guard }: RouteDeps): void {
  const { sources } = library;
  const give = (path: string, summary: string, schema: ReturnType<typeof ref>, content: unknown): void => {
    const options = {
      onRequest: guard('raadplegen'),
      schema: { summary, tags: ['bibliotheek'], response: answers({ 200: schema }, [401]) },
    };
    app.get(path, options, () => content);
  };
  give('/api/sjablonen', 'Alle sjablonen', array(ref('sjabloon')), library.templates);
  give('/api/inspiratieset', 'De inspiratieset', ref('inspiratieset'), library.inspiration);
  give('/api/indicatoren', 'De indicatorencatalogus', ref('indicatorencatalogus'), library.indicators);
  give('/api/gemeenten', 'De gemeenten met hun ondernemingsnummers', ref('Gemeenten'), {
    bron: sources.gemeenten,
    gemeenten: library.municipalities,
  });
  give('/api/referentieregios', 'De referentieregio’s', ref('Referentieregios'), {
    bron: sources.referentieregios,
    referentieregios: library.regions,
  });
  give('/api/regiegebieden', 'Regiegebieden (onvolledig)', ref('Regiegebieden'), {
    bron: sources.regiegebieden,
    volledig: false,
    regiegebieden: library.regiegebieden,
  });
}
