import AxeBuilder from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { type Ports, SHARED } from './ports.ts';

export type Person = 'reviewer' | 'reviewer2' | 'manager' | 'admin' | 'auditor';

/** What a journey can do besides clicking: sign in, play sessions at Didit, and look at what Didit holds. */
export interface Desk {
  signIn(person: Person, path?: string): Promise<void>;
  /** Creates a session at the sandbox and plays it to the scenario's outcome; it reaches Docket by webhook. */
  play(scenario: string, options?: Record<string, unknown>): Promise<string>;
  /** Opens the case once it has arrived. */
  openCase(sessionId: string): Promise<void>;
  sandbox(method: string, path: string, body?: unknown): Promise<unknown>;
  /** What was done to the session at Didit, oldest first. */
  ledger(sessionId: string): Promise<LedgerLine[]>;
  /** A second person at a computer of their own, signed in and watched like the first. */
  also(person: Person): Promise<Seat>;
  /** Fails on any WCAG 2.2 AA violation axe can see on the page as it stands. */
  expectAccessible(): Promise<void>;
}

/** A person's page and what they can do. */
export interface Seat {
  readonly page: Page;
  readonly desk: Desk;
}

/** One applied effect as the sandbox keeps it. */
export interface LedgerLine {
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly comment: string | null;
}

export const test = base.extend<{ desk: Desk; ports: Ports }>({
  ports: [SHARED, { option: true }],
  desk: async ({ page, browser, ports }, use) => {
    const complaints: string[] = [];
    const others: BrowserContext[] = [];
    await use(deskOf(page, browser, { complaints, others, ports }));
    await Promise.all(others.map((context) => context.close()));
    // A page that logs an error or asks another origin for anything is broken, whatever else it shows.
    expect(complaints).toEqual([]);
  },
});
export { expect };

interface Room {
  readonly complaints: string[];
  readonly others: BrowserContext[];
  readonly ports: Ports;
}

function deskOf(page: Page, browser: Browser, room: Room): Desk {
  watch(page, room);
  const sandbox: Desk['sandbox'] = (method, path, body) => askSandbox(room.ports.sandbox, method, path, body);
  return {
    signIn: (person, path) => signIn(page, person, path),
    play: (scenario, options) => play(sandbox, scenario, options),
    openCase: (sessionId) => openCase(page, sessionId),
    sandbox,
    // The control API answers a list of applied effects.
    ledger: async (sessionId) =>
      (await sandbox('GET', `/_sandbox/ledger?session_id=${sessionId}`)) as LedgerLine[],
    also: async (person) => {
      const context = await browser.newContext();
      room.others.push(context);
      const other = await context.newPage();
      const desk = deskOf(other, browser, room);
      await desk.signIn(person);
      return { page: other, desk };
    },
    expectAccessible: () => expectAccessible(page),
  };
}

/** The bar in which a case is decided. */
export function barOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Decision' });
}

/** Takes the open case, which deciding needs. */
export async function claim(page: Page): Promise<void> {
  await barOf(page).getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Holder' })).toContainText('Held by you');
}

async function signIn(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('E-mail').fill(`${person}@docket.demo`);
  await page.getByLabel('Password', { exact: true }).fill('docket-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/signin');
  if (path !== '/') await page.goto(path);
}

async function askSandbox(port: number, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function play(
  sandbox: Desk['sandbox'],
  scenario: string,
  options: Record<string, unknown> = {},
): Promise<string> {
  // The control API answers { session_id, status }.
  const { session_id } = (await sandbox('POST', '/_sandbox/sessions', { scenario, ...options })) as {
    session_id: string;
  };
  return session_id;
}

/** On the page in the place of a case: what an auditor says before it is shown. */
export async function sayWhy(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Reason' }).fill('Sample of the quarter.');
  await page.getByRole('button', { name: 'Open the case' }).click();
}

async function openCase(page: Page, sessionId: string): Promise<void> {
  let asked = false;
  const isThere = async () => {
    const answer = await page.request.get(`/api/cases/${sessionId}`);
    asked = answer.status() === 403 && (await answer.json()).code === 'view-reason-needed';
    return asked || answer.status() === 200;
  };
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
  await page.goto(`/cases/${sessionId}`);
  if (asked) await sayWhy(page);
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
}

/** Has the page drawn as on a computer that is set to this, and waits until it is: half a change is no page. */
export async function drawIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`).join(', ')}`,
  );
  expect(found).toEqual([]);
}

function watch(page: Page, { complaints, ports }: Room): void {
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // Chromium logs every 4xx answer as an error; refusals are part of what the journeys test.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const { protocol, port, hostname } = new URL(request.url());
    const ours =
      protocol === 'data:' ||
      protocol === 'blob:' ||
      ((hostname === '127.0.0.1' || hostname === 'localhost') && port === String(ports.app));
    const customer = port === String(ports.sandbox);
    const provider = port === String(ports.provider);
    if (!ours && !customer && !provider) complaints.push(`foreign request: ${request.url()}`);
  });
}
