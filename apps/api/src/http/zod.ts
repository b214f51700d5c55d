import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type FastifyPluginAsyncZod,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from '@fastify/type-provider-zod';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';

// The one place that imports the type provider, so that changing it is one file's work.
export { serializerCompiler, validatorCompiler };
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
export type Plugin = FastifyPluginAsyncZod;
