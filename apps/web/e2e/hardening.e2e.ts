import type { Page } from '@playwright/test';
import { paths } from '../src/paths.ts';
import { expect, type Person, test } from './desk.ts';

/** What the browser refused because of our content security policy, Trusted Types among it. */
declare global {
  interface Window {
    refusedByPolicy?: string[];
  }
}

/** Every page of the app, by somebody who may open it. `caseId` is filled in. */
const PAGES: Record<string, { person: Person; path: (caseId: string) => string }> = {
  queue: { person: 'reviewer', path: () => paths.queue() },
  case: { person: 'reviewer', path: paths.case },
  bypasses: { person: 'manager', path: () => paths.bypasses() },
  checks: { person: 'manager', path: paths.checks },
  policy: { person: 'admin', path: paths.policy },
  reasons: { person: 'admin', path: paths.reasons },
  blocklist: { person: 'manager', path: paths.blocklist },
  workflows: { person: 'admin', path: paths.workflows },
  workflowNew: { person: 'admin', path: paths.workflowNew },
  workflow: { person: 'admin', path: () => '/workflows' },
  invite: { person: 'manager', path: paths.invite },
  reports: { person: 'auditor', path: paths.reports },
  audit: { person: 'auditor', path: paths.audit },
  sync: { person: 'admin', path: paths.sync },
  connection: { person: 'admin', path: paths.connection },
  users: { person: 'admin', path: paths.users },
  proposals: { person: 'admin', path: paths.proposals },
  erasures: { person: 'admin', path: paths.erasures },
  account: { person: 'auditor', path: paths.account },
  setUp: { person: 'auditor', path: paths.setUp },
  setPassword: { person: 'auditor', path: paths.setPassword },
  signIn: { person: 'reviewer', path: () => paths.signIn() },
};

test('no page is forgotten here', () => {
  expect(Object.keys(PAGES).sort()).toEqual(Object.keys(paths).sort());
});

async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.refusedByPolicy = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      window.refusedByPolicy?.push(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
}

const refused = (page: Page) => page.evaluate(() => window.refusedByPolicy ?? ['nobody watched']);

for (const person of ['reviewer', 'manager', 'admin', 'auditor'] as const) {
  test(`nothing on the pages of the ${person} breaks the content security policy or leaves our origin`, async ({
    page,
    desk,
    baseURL,
  }) => {
    // Every page of a person in one go.
    test.slow();
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`) && !/^(data|blob):/.test(request.url()))
        outside.push(request.url());
    });
    await watchPolicy(page);
    const caseId = await desk.play('review_aml_pep_hit');
    await desk.signIn(person);
    expect(await refused(page), 'sign-in').toEqual([]);
    for (const [name, { person: who, path }] of Object.entries(PAGES)) {
      if (who !== person) continue;
      if (name === 'case') await desk.openCase(caseId);
      else await page.goto(path(caseId));
      if (name === 'case') await lookAround(page);
      if (name === 'workflow') {
        await page.getByRole('main').getByRole('link').first().click();
        await page.waitForURL(/\/workflows\/[0-9a-f-]{36}/);
      }
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      expect(await refused(page), name).toEqual([]);
    }
    expect(outside).toEqual([]);
  });
}

/** Tabs, menus and dialogs are written into the page only when they are opened. */
async function lookAround(page: Page): Promise<void> {
  for (const tab of await page.getByRole('main').getByRole('tab').all()) await tab.click();
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
}

test('the policy holds: text cannot become script or style here, nor a picture come from elsewhere', async ({
  browser,
}) => {
  // A page nobody watches for complaints: here they are what is wanted.
  const page = await browser.newPage();
  await watchPolicy(page);
  await page.goto(paths.signIn());
  const caught = await page.evaluate(() => {
    // Not in the DOM types of every TypeScript.
    const { trustedTypes: factory } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const attempts: [string, () => void][] = [
      ['html', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')],
      ['policy', () => factory.createPolicy('x', {})],
      ['script', () => void Object.assign(document.createElement('script'), { text: '1' })],
    ];
    return attempts.flatMap(([name, run]) => {
      try {
        run();
        return [];
      } catch {
        // That it throws is what is asked.
        return [name];
      }
    });
  });
  expect(caught).toEqual(['html', 'policy', 'script']);
  await expect.poll(async () => (await refused(page)).length).toBeGreaterThanOrEqual(3);
  await page.close();
});

test('passkeys may be used on our pages, cameras and the like may not', async ({ page, desk }) => {
  await desk.signIn('reviewer');
  const features = await page.evaluate(() => {
    // Chromium's own list of what the page's policy allows; not in the DOM types.
    const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures(): string[] } };
    return featurePolicy.allowedFeatures();
  });
  expect(features).toContain('publickey-credentials-get');
  expect(features).not.toContain('camera');
  expect(features).not.toContain('geolocation');
});
