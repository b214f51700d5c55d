import { setTimeout as sleep } from 'node:timers/promises';
import { DeskClient } from '../kill/desk-client.ts';
import type { Rig } from '../rig/rig.ts';

const PASSWORD = 'docket-demo';
const PATIENCE_MS = 60_000;

/** A pack as somebody in the house downloads it, and the log's public key, which they tell the stranger separately. */
export interface HandedOut {
  readonly zip: Buffer;
  readonly key: string;
}

/** A customer is verified, a reviewer looks and declines, Didit confirms, an auditor takes the evidence pack. */
export async function makePack(rig: Rig): Promise<HandedOut> {
  const played = await rig.control('POST', '/_sandbox/sessions', {
    scenario: 'review_face_match_borderline',
  });
  const caseId = (played as { session_id: string }).session_id; // the control API's answer
  const reviewer = new DeskClient(rig.api);
  await reviewer.signIn('reviewer@docket.demo', PASSWORD);
  const read = async () => {
    const answer = await reviewer.fetch('GET', `/api/cases/${caseId}`);
    // contract.getCase, as far as it is looked at here
    return (await answer.json()) as {
      evidence?: { media: { mediaId: string }[] } | null;
      receipts?: unknown[];
    };
  };
  const { evidence } = await until(read, (shown) => (shown.evidence?.media.length ?? 0) > 0);
  for (const { mediaId } of evidence?.media.slice(0, 2) ?? []) {
    const picture = await reviewer.fetch('GET', `/api/cases/${caseId}/media/${mediaId}`);
    await picture.arrayBuffer();
  }
  await until(
    () => reviewer.decideNext('decline'),
    (done) => done !== undefined,
  );
  await until(read, (shown) => (shown.receipts?.length ?? 0) > 0);
  const environment = await reviewer.fetch('GET', '/api/environment');
  const { auditKey } = (await environment.json()) as { auditKey: string }; // contract.getEnvironment
  const auditor = new DeskClient(rig.api);
  await auditor.signIn('auditor@docket.demo', PASSWORD);
  const why = { reason: 'To be verified by a stranger.' };
  const said = await auditor.fetch('POST', `/api/cases/${caseId}/view-reason`, why);
  if (!said.ok) throw new Error(`the reason answered ${said.status}: ${await said.text()}`);
  const pack = await auditor.fetch('GET', `/api/cases/${caseId}/evidence-pack`, undefined, {}, PATIENCE_MS);
  if (!pack.ok) throw new Error(`the evidence pack answered ${pack.status}: ${await pack.text()}`);
  return { zip: Buffer.from(await pack.arrayBuffer()), key: auditKey };
}

async function until<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(250)) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
  }
  throw new Error('what was waited for did not come');
}
