import helmet from '@fastify/helmet';
import type { Deps } from '../deps.ts';
import type { App } from './zod.ts';

const SWITCHED_OFF = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'display-capture'];
/** Passkeys are made and used on our own pages only. */
const PASSKEYS = ['publickey-credentials-create', 'publickey-credentials-get'];
const PERMISSIONS = [
  ...SWITCHED_OFF.map((name) => `${name}=()`),
  ...PASSKEYS.map((name) => `${name}=(self)`),
].join(', ');

/**
 * Headers that keep a break-in small: nothing from another origin, no inline script, styles only with this
 * answer's nonce, no framing, no referrer. Answers of the API are never stored by a browser or a proxy.
 */
export async function setHeaders(app: App, deps: Deps): Promise<void> {
  const secure = deps.env.PUBLIC_URL?.startsWith('https:') ?? false;
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        // emotion writes elements, with the nonce; React sets styles through the DOM, which needs no attribute.
        'style-src-attr': ["'none'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        // No part of the page may make a policy that lets text become script after all.
        'trusted-types': ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  // Under this id the log and the audit entries know the request, also when all went well.
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
}
