import { type Access, isPermission, rolesWith, rolesWithReason } from '@docket/contracts';
import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from '@fastify/type-provider-zod';
import { docsPage } from './docs-page.ts';
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
    transform: (route) => {
      const described = jsonSchemaTransform(route);
      const access = route.route.config?.permission;
      // Extensions ("x-…") are how OpenAPI carries what it has no word for.
      if (access === undefined) return described;
      const withReason = isPermission(access) ? rolesWithReason(access).join(', ') : '';
      const who = { 'x-access': access, 'x-who': whoMay(access) };
      // Those of them who must have said before why they look at the case.
      const how = withReason === '' ? {} : { 'x-with-reason': withReason };
      return { ...described, schema: { ...described.schema, ...who, ...how } };
    },
    // Shapes with a name of their own are told once, among the components; routes only refer to them.
    transformObject: jsonSchemaTransformObject,
  });
  const hidden = { config: { permission: 'public' }, schema: { hide: true } } as const;
  app.get('/api/openapi.json', hidden, async () => app.swagger());
  app.get('/api/docs', hidden, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(app.swagger(), reply.cspNonce.style)),
  );
}

function whoMay(access: Access): string {
  if (isPermission(access)) return rolesWith(access).join(', ');
  return access === 'public' ? 'everyone' : 'everyone signed in';
}
