import { describe, expect, it } from 'vitest';
import { startSandbox } from '../testing.ts';

const SCENARIO_OF: Record<string, string> = {
  'Not Started': 'not_started',
  'In Progress': 'in_progress',
  'Awaiting User': 'awaiting_user',
  Expired: 'expired',
  Approved: 'approve',
  Declined: 'decline_document_expired',
  'In Review': 'review_mrz_check_digit',
  'Kyc Expired': 'kyc_expired',
  Abandoned: 'abandoned',
  Resubmitted: 'resubmitted',
};
const GATED = ['Not Started', 'In Progress', 'Awaiting User', 'Expired'];
const TARGETS = ['Approved', 'Declined', 'Resubmitted'];

describe('the state table of update-status', () => {
  for (const from of Object.keys(SCENARIO_OF)) {
    for (const to of TARGETS) {
      const expected = GATED.includes(from) || from === to ? 'is refused' : 'is accepted';
      it(`${from} to ${to} ${expected}`, async () => {
        const t = await startSandbox();
        const id = await t.played(SCENARIO_OF[from] ?? '');
        const nodes = [{ node_id: 'feature_ocr_1', feature: 'OCR' }];
        const answer = await t.call('PATCH', `/v3/session/${id}/update-status/`, {
          new_status: to,
          nodes_to_resubmit: nodes,
        });
        const { status } = await t.decision(id);
        if (GATED.includes(from)) {
          expect(answer.json).toEqual({
            detail: `Only sessions with status Approved, Declined, In Review, Kyc Expired, Abandoned, Resubmitted can be updated. Current status: ${from}`,
          });
        } else if (from === to) {
          expect(answer.json).toEqual(['The new status is the same as the current status.']);
        } else {
          expect(answer.json).toEqual({ session_id: id });
        }
        expect(answer.status).toBe(expected === 'is accepted' ? 200 : 400);
        expect(status).toBe(expected === 'is accepted' ? to : from);
      });
    }
  }
});

describe('the body of update-status', () => {
  const refusals: [title: string, body: unknown, answer: unknown][] = [
    ['a missing status', {}, { new_status: ['This field is required.'] }],
    ['an unknown status', { new_status: 'Bogus' }, { new_status: ['"Bogus" is not a valid choice.'] }],
    [
      'a status of the wrong case',
      { new_status: 'approved' },
      { new_status: ['"approved" is not a valid choice.'] },
    ],
    [
      'a real status that is not a decision',
      { new_status: 'In Review' },
      { new_status: ["You can only update the status to 'Approved', 'Declined', or 'Resubmitted'."] },
    ],
    [
      'an e-mail without address',
      { new_status: 'Approved', send_email: true },
      { email_address: ['Email address is required when send_email is true.'] },
    ],
    [
      'a bad address',
      { new_status: 'Approved', send_email: true, email_address: 'nobody' },
      { email_address: ['Enter a valid email address.'] },
    ],
  ];
  for (const [title, body, wanted] of refusals) {
    it(`refuses ${title}`, async () => {
      const t = await startSandbox();
      const id = await t.played('review_mrz_check_digit');
      const answer = await t.call('PATCH', `/v3/session/${id}/update-status/`, body);
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual(wanted);
      expect((await t.decision(id)).status).toBe('In Review');
    });
  }

  it('judges the state before it reads the body, even one that is not JSON', async () => {
    const t = await startSandbox();
    const id = await t.played('in_progress');
    const answer = await t.call('PATCH', `/v3/session/${id}/update-status/`, { new_status: 'Bogus' });
    expect(answer.json.detail).toMatch(/Current status: In Progress$/);
  });

  it('validates steps to resubmit even when the session is approved', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    const answer = await t.call('PATCH', `/v3/session/${id}/update-status/`, {
      new_status: 'Approved',
      nodes_to_resubmit: [{ node_id: 'feature_ocr_1', feature: 'BOGUS' }],
    });
    expect(answer.status).toBe(400);
    expect(answer.json.nodes_to_resubmit[0].feature[0]).toMatch(
      /^"BOGUS" is not a valid choice\. Valid choices are: OCR, OCR_BACK/,
    );
  });
});

describe('a successful update-status', () => {
  it('leaves an activity with comment and actor in both review lists', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    await t.call('PATCH', `/v3/session/${id}/update-status/`, {
      new_status: 'Declined',
      comment: 'ref 4711',
    });
    const { reviews } = await t.decision(id);
    expect(reviews).toMatchObject([{ user: 'API Client', new_status: 'Declined', comment: 'ref 4711' }]);
    const log = (await t.call('GET', `/v3/sessions/${id}/reviews/`)).json;
    expect(log.count).toBe(1);
    expect(log.results[0]).toMatchObject({
      activity_type: 'STATUS_UPDATED',
      actor_display: 'API Client',
      actor_type: 'API_KEY',
      previous_status: 'In Review',
      new_status: 'Declined',
      comment: 'ref 4711',
    });
  });

  it('is one entry in the ledger, and a refused repetition is none', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    await t.call('PATCH', `/v3/session/${id}/update-status/`, { new_status: 'Approved', comment: 'once' });
    await t.call('PATCH', `/v3/session/${id}/update-status/`, { new_status: 'Approved', comment: 'twice' });
    const ledger = (await t.call('GET', `/_sandbox/ledger?session_id=${id}`)).json;
    const decided = ledger.filter(
      (entry: { kind: string; to: string }) => entry.kind === 'status' && entry.to === 'Approved',
    );
    expect(decided).toMatchObject([
      { from: 'In Review', to: 'Approved', comment: 'once', actor: 'API Client' },
    ]);
  });
});

describe('resubmission', () => {
  const patch = (id: string) => `/v3/session/${id}/update-status/`;

  it('picks the steps that were not approved, wipes what they captured and keeps the rest', async () => {
    const t = await startSandbox();
    const id = await t.played('review_mrz_check_digit');
    const before = await t.decision(id);
    expect((await t.call('PATCH', patch(id), { new_status: 'Resubmitted', comment: 'glare' })).status).toBe(
      200,
    );
    const after = await t.decision(id);
    expect(after.status).toBe('Resubmitted');
    expect(after.id_verifications).toBeNull();
    expect(after.liveness_checks[0].score).toBe(before.liveness_checks[0].score);
    expect(after.session_url).toBe(before.session_url);
    expect(after.face_matches[0].source_image).toBeNull();
    const row = (await t.call('GET', '/v3/sessions/')).json.results[0];
    expect(row.features[0]).toEqual({ feature: 'ID_VERIFICATION', status: 'Resub Requested' });
  });

  it('takes named steps with aliases, also of an approved session', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const nodes = [{ node_id: 'feature_phone_1', feature: 'PHONE' }];
    expect(
      (await t.call('PATCH', patch(id), { new_status: 'Resubmitted', nodes_to_resubmit: nodes })).status,
    ).toBe(200);
    const after = await t.decision(id);
    expect(after.phone_verifications).toBeNull();
    expect(after.id_verifications).toHaveLength(1);
  });

  it('refuses when every step is approved and none is named', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const answer = await t.call('PATCH', patch(id), { new_status: 'Resubmitted' });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      nodes_to_resubmit: 'No features found that need resubmission. All features are already approved.',
    });
  });

  it('refuses business checks in the words of Didit', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const nodes = [{ node_id: 'x', feature: 'KYB_REGISTRY' }];
    const answer = await t.call('PATCH', patch(id), { new_status: 'Resubmitted', nodes_to_resubmit: nodes });
    expect(answer.json.nodes_to_resubmit).toMatch(
      /^The following features cannot be resubmitted directly: KYB_REGISTRY\./,
    );
  });

  it('never picks the chip check by itself', async () => {
    const t = await startSandbox();
    const id = await t.played('review_nfc_chip_failed');
    expect((await t.call('PATCH', patch(id), { new_status: 'Resubmitted' })).status).toBe(400);
  });

  it('finishes again at once when only background steps were chosen', async () => {
    const t = await startSandbox();
    const id = await t.played('review_aml_pep_hit');
    expect((await t.call('PATCH', patch(id), { new_status: 'Resubmitted' })).status).toBe(200);
    const after = await t.decision(id);
    expect(after.status).toBe('In Review');
    expect(after.aml_screenings[0].total_hits).toBe(3);
  });
});
