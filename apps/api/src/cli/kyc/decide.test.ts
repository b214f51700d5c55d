import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { API_KEY, type LocalDidit, startDidit } from '../../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 60_000 });

let didit: LocalDidit;

beforeAll(async () => {
  didit = await startDidit();
});
afterAll(() => didit.sandbox.close());
beforeEach(async () => {
  await didit.control('PUT', '/_sandbox/faults', { rules: [] });
});

/** The session's trail at Didit, newest first. */
async function reviews(id: string): Promise<Record<string, unknown>[]> {
  const headers = { 'x-api-key': API_KEY };
  const answer = await didit.sandbox.inject({ url: `/v3/sessions/${id}/reviews/`, headers });
  return answer.json().results;
}

const REFERENCE = /\[docket:[0-9a-f-]{36}\]/;

describe('deciding without a database', () => {
  test('acts at Didit as the API key, says that it bypasses Docket, and leaves reason and reference', async () => {
    const id = await didit.play('review_face_match_borderline');
    const { code, out, err } = await didit.kyc(['kyc', 'decline', id, '--reason', 'face-mismatch']);
    expect(code).toBe(0);
    expect(err).toMatch(/bypasses Docket/);
    expect(out).toMatch(/Status: +Declined/);
    const [review] = await reviews(id);
    expect(review).toMatchObject({
      new_status: 'Declined',
      previous_status: 'In Review',
      actor_type: 'API_KEY',
    });
    expect(review?.comment).toMatch(/^face-mismatch \[docket:/);
    expect(out).toContain(REFERENCE.exec(String(review?.comment))?.[0]);
  });

  test('approves without a reason too, and with --json prints one document', async () => {
    const id = await didit.play('review_face_match_borderline');
    const { code, json } = await didit.kyc(['kyc', 'approve', id, '--json']);
    expect(code).toBe(0);
    expect(json).toMatchObject({ via: 'didit', session_id: id, outcome: 'approve', status: 'Approved' });
    expect(json.reference).toMatch(REFERENCE);
    expect(json.review_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('lets the customer redo named steps, or those Didit picks', async () => {
    const [named, picked] = [
      await didit.play('review_face_match_borderline'),
      await didit.play('decline_document_expired'),
    ];
    const args = ['--reason', 'document-unreadable', '--steps', 'ocr'];
    expect(await didit.kyc(['kyc', 'resubmit', named, ...args])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Status: +Resubmitted/),
    });
    const free = await didit.kyc(['kyc', 'resubmit', picked, '--reason', 'document-expired', '--json']);
    expect(free.json).toMatchObject({ outcome: 'resubmit', status: 'Resubmitted' });
  });

  test('names the steps there are when a step is not one of them, and changes nothing', async () => {
    const id = await didit.play('review_face_match_borderline');
    const args = ['--reason', 'other', '--steps', 'NFC'];
    const run = await didit.kyc(['kyc', 'resubmit', id, ...args]);
    expect(run).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/no step NFC.*it has OCR/s) });
    expect(await reviews(id)).toEqual([]);
  });

  test('blocks face and document unless told otherwise, and says so in the trail', async () => {
    const id = await didit.play('decline_face_match_low_similarity');
    const run = await didit.kyc(['kyc', 'block', id, '--reason', 'suspected-fraud']);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining('Blocked face, document at Didit') });
    expect((await reviews(id))[0]?.comment).toMatch(/^Blocked face, document suspected-fraud \[docket:/);
    const headers = { 'x-api-key': API_KEY };
    const listed = (await didit.sandbox.inject({ url: '/v3/blocklist/', headers })).json().results;
    const types = listed.filter((item: { session_id: string }) => item.session_id === id);
    expect(types.map(({ type }: { type: string }) => type).sort()).toEqual(['document', 'face']);
  });

  test('is refused when Didit’s rules say no: exit 1, and the trail is as it was', async () => {
    const id = await didit.play('in_progress');
    const run = await didit.kyc(['kyc', 'approve', id]);
    expect(run).toMatchObject({ code: 1, out: '', err: expect.stringContaining('update-status') });
    const done = await didit.play('approve');
    expect(await didit.kyc(['kyc', 'approve', done])).toMatchObject({ code: 1 });
  });

  test('wants a reason from the catalogue that fits the outcome', async () => {
    const id = await didit.play('review_face_match_borderline');
    const runs = await Promise.all([
      didit.kyc(['kyc', 'decline', id]),
      didit.kyc(['kyc', 'decline', id, '--reason', 'false-alarm']),
      didit.kyc(['kyc', 'block', id, '--reason', 'other', '--targets', 'face,iris']),
    ]);
    for (const run of runs) expect(run).toMatchObject({ code: 2, out: '' });
    expect(runs[1]?.err).toContain('document-not-genuine');
  });

  test('refuses --as and --note, which would mean Docket', async () => {
    const id = await didit.play('review_face_match_borderline');
    const runs = await Promise.all([
      didit.kyc(['kyc', 'approve', id, '--as', 'ann@example.com']),
      didit.kyc(['kyc', 'approve', id, '--note', 'looked at it']),
      didit.kyc(['kyc', 'pdf', id, '--as', 'ann@example.com']),
    ]);
    for (const run of runs)
      expect(run).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL') });
    expect(await reviews(id)).toEqual([]);
  });

  test('whose answer got lost looks into the trail: applied is done, not applied is exit 3', async () => {
    const id = await didit.play('review_face_match_borderline');
    const fault = (mode: string) => ({
      rules: [{ method: 'PATCH', path: '/update-status/', mode, times: 1 }],
    });
    await didit.control('PUT', '/_sandbox/faults', fault('applied_no_answer'));
    const applied = await didit.kyc(['kyc', 'approve', id]);
    expect(applied).toMatchObject({ code: 0, out: expect.stringMatching(/Status: +Approved/) });
    expect(applied.err).toContain("Looking into Didit's trail");
    await didit.control('PUT', '/_sandbox/faults', fault('empty_500'));
    const lost = await didit.kyc(['kyc', 'decline', id, '--reason', 'other']);
    expect(lost).toMatchObject({ code: 3, out: '', err: expect.stringContaining('before you repeat it') });
    expect((await reviews(id)).filter(({ comment }) => REFERENCE.test(String(comment)))).toHaveLength(1);
  });
});
