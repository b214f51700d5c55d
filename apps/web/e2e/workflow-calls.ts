import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

interface Listed {
  readonly uuid: string;
  readonly workflowId: string;
  readonly label: string;
  readonly features: string[];
  readonly isLatest: boolean;
}

/** Docket's list, which is Didit's. */
export async function list(page: Page): Promise<Listed[]> {
  const { items } = await (await page.request.get('/api/workflows')).json();
  return items;
}

export async function listed(page: Page, name: string): Promise<Listed> {
  const found = (await list(page)).find(({ label, isLatest }) => label === name && isLatest);
  if (found === undefined) throw new Error(`Didit lists no workflow “${name}”`);
  return found;
}

/** A workflow that is there before the journey begins. */
export async function create(page: Page, label: string): Promise<{ uuid: string; etag: string }> {
  const answer = await page.request.post('/api/workflows', {
    data: {
      ...{ label, liveness: true, livenessMethod: 'passive', nfc: false, phone: false, email: false },
      ...{ faceMatch: true, faceMatchDeclineBelow: 50, faceMatchReviewBelow: 70 },
      ...{ aml: false, amlReviewAbove: 80, amlDeclineAbove: 100, proofOfAddress: false, ipAnalysis: false },
      ...{ databaseValidation: false, maxRetryAttempts: 3, retryWindowDays: 7 },
    },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).workflow;
}

/** What a colleague does in the meantime. */
export async function change(page: Page, uuid: string, settings: object): Promise<{ uuid: string }> {
  const { workflow } = await (await page.request.get(`/api/workflows/${uuid}`)).json();
  const answer = await page.request.patch(`/api/workflows/${uuid}`, {
    headers: { 'if-match': `"${workflow.etag}"` },
    data: { ...workflow.settings, ...settings },
  });
  expect(answer.status()).toBe(200);
  return (await answer.json()).workflow;
}
