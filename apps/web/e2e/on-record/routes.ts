import { contract } from '@docket/contracts';
import { WEBHOOK } from '../../../api/verify/authz/recorded.ts';

const ROUTES = Object.values(contract).map(({ method, url }) => ({
  method,
  parts: url.split('/'),
  route: `${method} ${url}`,
}));
/** The description of the API itself, which tells nothing of anybody. */
export const OUTSIDE = ['GET /api/openapi.json', 'GET /api/docs'];

/** The route that answers an address, as entries name it; null when no contract has it. A word goes before a parameter. */
export function routeOf(method: string, path: string): string | null {
  const parts = path.split('/');
  if (method === 'POST' && path.startsWith('/webhooks/didit/')) return WEBHOOK;
  const found = ROUTES.filter(
    (one) =>
      one.method === method &&
      one.parts.length === parts.length &&
      one.parts.every((part, at) => part.startsWith(':') || part === parts[at]),
  );
  const words = (one: (typeof ROUTES)[number]) => one.parts.filter((part) => !part.startsWith(':')).length;
  return found.toSorted((a, b) => words(b) - words(a))[0]?.route ?? null;
}
