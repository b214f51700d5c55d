import type { FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import { pathPart, queryPart } from '../http-answers.ts';

/** Where a top-up leads: at Didit a payment page of its provider, here a page that takes no money. */
export function registerCheckout(app: FastifyInstance): void {
  app.get('/checkout/:id', async (request, reply) => {
    const amount = queryPart(request, 'amount') ?? '0.00';
    const back = queryPart(request, 'success_url');
    const safe = back !== null && /^https?:\/\//.test(back) ? back : null;
    const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Top up</title></head>
<body><main><h1>Top up ${amount} USD</h1>
<p>This is a sandbox: nothing is charged, and the balance stays as it is. Checkout ${pathPart(request, 'id')}.</p>
${safe === null ? null : html`<p><a href="${safe}">Go back</a></p>`}</main></body>
</html>`;
    return reply.type('text/html; charset=utf-8').send(page.markup);
  });
}
