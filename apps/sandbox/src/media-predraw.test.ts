import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { startPredrawing, waitingPictures } from './media-predraw.ts';
import type { MediaSource, SessionRecord } from './records.ts';
import { emptyBlocks } from './records.ts';
import { openStore } from './store.ts';

function selfie(seed: number): MediaSource {
  const face = { seed, sex: 'F' as const, ageYears: 30, skinTone: 3 as const };
  return { kind: 'selfie', spec: { face, agedYears: 0, seed, flaws: [] } };
}

function session(number: number, status: SessionRecord['status']): SessionRecord {
  const media = {
    'selfie.jpg': { node_id: 'feature_liveness_1', source: selfie(number) },
    'upload.jpg': { node_id: 'feature_ocr_1', source: { kind: 'upload' as const, uploadId: 'x' } },
  };
  return {
    id: `session-${number}`,
    number,
    token: '',
    status,
    workflowId: '',
    workflowUuid: '',
    workflowVersion: 1,
    nodes: [],
    vendorData: null,
    diditInternalId: '',
    metadata: null,
    callback: null,
    language: null,
    expectedDetails: null,
    contactDetails: null,
    createdAt: '',
    expiresAt: null,
    deletedAt: null,
    blocks: emptyBlocks(),
    media,
    reviews: [],
    events: [],
    resubmit: null,
    persona: null,
    scenario: null,
    flow: {},
  };
}

function storeWith(...sessions: SessionRecord[]) {
  const store = openStore(':memory:');
  for (const one of sessions) store.sessions.put(one);
  return store;
}

it('draws ahead what reviewers will look at first: waiting sessions, oldest first, never uploads', () => {
  const store = storeWith(session(3, 'In Review'), session(1, 'In Review'), session(2, 'Approved'));
  const seeds = waitingPictures(store).map((source) => (source.kind === 'selfie' ? source.spec.seed : 0));
  expect(seeds).toEqual([1, 3]);
});

it('waits while requests are served, draws one at a time, and stops with the sandbox', async () => {
  const app = Fastify();
  const drawn: MediaSource[] = [];
  let atOnce = 0;
  let most = 0;
  const paintQuietly = async (source: MediaSource) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await sleep(5);
    atOnce -= 1;
    drawn.push(source);
  };
  const store = storeWith(session(1, 'In Review'), session(2, 'In Review'), session(3, 'In Review'));
  startPredrawing(app, store, { paintQuietly }, { first: 10, quiet: 60, between: 5 });
  app.get('/', async () => 'busy');
  onTestFinished(async () => {
    await app.close();
  });
  await app.ready();
  for (let asked = 0; asked < 10; asked += 1) {
    await app.inject({ url: '/' });
    await sleep(20);
  }
  expect(drawn).toHaveLength(0);
  await expect.poll(() => drawn.length).toBe(3);
  expect(most).toBe(1);
});
