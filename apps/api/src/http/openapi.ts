import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from '@fastify/type-provider-zod';
import type { App } from './zod.ts';

/** The contracts as an OpenAPI document at /api/openapi.json and as a readable page at /api/docs. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Docket',
        version: '0.1.0',
        description: 'The review desk for KYC. Sign in at /api/auth/sign-in; the cookie does the rest.',
      },
    },
    transform: jsonSchemaTransform,
  });
  app.get('/api/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}
