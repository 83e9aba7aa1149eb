/** Routes that take a file as it is: its bytes, and no more of them than may be kept. */
import type { FastifyInstance } from 'fastify';
import { LARGEST_FILE } from '../../model/signing.ts';

/** From here on `app` takes bodies of these media types as bytes, and of no other. */
export function takeFiles(app: FastifyInstance, types: readonly string[]): void {
  app.addHook('onRoute', (route) => void (route.config = { ...route.config, takesFile: true }));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, done) =>
    done(null, body),
  );
}

/** What such a route says of its body. */
export const fileBody = (types: readonly string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { description: 'Het bestand zelf, tot 25 MB' } }])),
});

const SIGNS: Readonly<Record<string, string>> = {
  'application/pdf': '255044462d',
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
};

/** Whether bytes begin as a file of this media type does. */
export const beginsAs = (type: string, bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 8))
    .toString('hex')
    .startsWith(SIGNS[type] ?? '-');
