/** What browsers are told with every answer: what it may load and run, and what may show it. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isPlainHost } from '../access/origin.ts';

const YEAR = 365 * 24 * 60 * 60;

/** Nothing of this is used, by us or by what someone might slip in. */
const UNUSED =
  'accelerometer autoplay bluetooth camera display-capture encrypted-media geolocation gyroscope hid ' +
  'idle-detection magnetometer microphone midi payment publickey-credentials-get screen-wake-lock serial usb ' +
  'xr-spatial-tracking';
const PERMISSIONS = UNUSED.split(' ')
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Sets the headers of every answer, also of refusals. `publicUrl`: where people reach us; null: on this machine itself. */
export async function setPolicy(app: FastifyInstance, publicUrl: URL | null): Promise<void> {
  const isSecure = publicUrl?.protocol === 'https:';
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'", (request) => socketsOf(request, publicUrl)],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: YEAR, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    // Not no-referrer: a browser then says «Origin: null» with a form of our own.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onRequest', async (_request, reply) => void reply.header('permissions-policy', PERMISSIONS));
}

/** Our own sockets: of a host that could say more than a name, none. */
function socketsOf({ headers: { host } }: IncomingMessage, publicUrl: URL | null): string {
  if (publicUrl) return `${publicUrl.protocol.replace('http', 'ws')}//${publicUrl.host}`;
  return host !== undefined && isPlainHost(host) ? `ws://${host}` : "'self'";
}

/** The headers of the page that is printed: it runs no script and fetches nothing, and our own pages may show it in a frame. */
export function previewPolicy(page: string): Record<string, string> {
  const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css = '']) => `'sha256-${sha256(css)}'`);
  const directives = [
    "default-src 'none'",
    `style-src ${styles.join(' ') || "'none'"}`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ];
  return { 'content-security-policy': directives.join('; '), 'x-frame-options': 'SAMEORIGIN' };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
