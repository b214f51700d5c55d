import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from './desk.ts';
import { SHARED } from './ports.ts';

const ORIGIN = `http://127.0.0.1:${SHARED.app}`;
const DEMO_PASSWORD = 'docket-demo';
const PASSWORD = 'correct horse battery';

export interface Newcomer {
  readonly name: string;
  readonly email: string;
}

/**
 * Somebody who begins with what is shipped. Settings are kept per person and journeys run beside each other: another
 * journey's reviewer must not lose their keys.
 */
export async function welcome(request: APIRequestContext, role: string): Promise<Newcomer> {
  const name = `Robin ${randomUUID().slice(0, 8)}`;
  const email = `${name.toLowerCase().replace(' ', '.')}@docket.demo`;
  await post(request, '/api/auth/sign-in', { email: 'admin@docket.demo', password: DEMO_PASSWORD });
  await post(request, '/api/auth/confirm', { password: DEMO_PASSWORD });
  const { invitation } = await post(request, '/api/users', { email, name, role });
  await post(request, '/api/auth/password', { code: invitation.code, password: PASSWORD });
  return { name, email };
}

async function post(request: APIRequestContext, path: string, data: object) {
  const answer = await request.post(`${ORIGIN}${path}`, { data });
  expect(answer.ok(), `${path} answered ${answer.status()}`).toBe(true);
  return answer.status() === 204 ? undefined : answer.json();
}

export async function enter(page: Page, { email }: Newcomer, path = '/'): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/signin');
  if (path !== '/') await page.goto(path);
}
