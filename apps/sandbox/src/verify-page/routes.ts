import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';
import type { Painter } from '../media-painter.ts';

export function registerVerifyPage(_app: FastifyInstance, _sandbox: Sandbox, _painter: Painter): void {}
