import { describe, expect, it } from 'vitest';
import { pathOf, startSandbox } from '../testing.ts';

describe('picture links', () => {
  it('work until they expire, then answer like S3, and every decision has new ones', async () => {
    let now = new Date('2026-11-23T09:00:00Z');
    const t = await startSandbox({ now: () => now, mediaExpirySeconds: 60 });
    const id = await t.played('approve');
    const link = (await t.decision(id)).liveness_checks[0].reference_image;
    const picture = await t.call('GET', pathOf(link), undefined, {});
    expect(picture.status).toBe(200);
    expect(picture.headers['content-type']).toBe('image/jpeg');
    expect([...picture.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    now = new Date(now.getTime() + 61_000);
    const late = await t.call('GET', pathOf(link), undefined, {});
    expect(late.status).toBe(403);
    expect(late.headers['content-type']).toContain('xml');
    expect(late.text).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
    expect((await t.decision(id)).liveness_checks[0].reference_image).not.toBe(link);
  });

  it('cannot be bent to another picture', async () => {
    const t = await startSandbox();
    const link = (await t.decision(await t.played('approve'))).id_verifications[0].front_image;
    const bent = await t.call('GET', pathOf(link).replace('front.jpg', 'selfie.jpg'), undefined, {});
    expect(bent.status).toBe(403);
    expect(bent.text).toContain('SignatureDoesNotMatch');
  });
});

describe('the PDF report', () => {
  it('is a real PDF of several pages with the session in its name', async () => {
    const t = await startSandbox();
    const id = await t.played('review_aml_pep_hit');
    const pdf = await t.call('GET', `/v3/session/${id}/generate-pdf/`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers['content-disposition']).toBe(`attachment; filename=session_${id}.pdf`);
    expect(Number(pdf.headers['content-length'])).toBe(pdf.bytes.length);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.bytes.toString('latin1'))?.[1]);
    expect(pages).toBeGreaterThanOrEqual(3);
  });

  it('is refused for sessions without a result', async () => {
    const t = await startSandbox();
    const id = await t.played('abandoned');
    const answer = await t.call('GET', `/v3/session/${id}/generate-pdf/`);
    expect([answer.status, answer.json]).toEqual([
      403,
      { detail: 'You can only generate a PDF for sessions in review, declined, approved or kyc expired' },
    ]);
  });
});

describe('the decision with events', () => {
  it('adds timeline, activity and flags, spells e-mail its other way and leaves out the kind', async () => {
    const t = await startSandbox();
    const id = await t.played('approve');
    const wide = (await t.call('GET', `/v3/session/${id}/decision/?include=events`)).json;
    expect(wide).not.toHaveProperty('session_kind');
    expect(wide.features).toContainEqual({ feature: 'EMAIL', node_id: 'feature_email_1' });
    expect(wide.events.map((event: { type: string }) => event.type)).toContain('OCR_FINISHED');
    expect(wide.blocklisted).toEqual({ face: false, document: false, phone: false, email: false });
  });
});
