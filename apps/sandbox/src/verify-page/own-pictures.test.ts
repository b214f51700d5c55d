import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TestSandbox } from '../testing.ts';
import { pathOf, startSandbox } from '../testing.ts';

type Visitor = TestSandbox & { id: string; own: string };

async function invited(t: TestSandbox, more: Record<string, unknown> = {}): Promise<Visitor> {
  const features = ['OCR', 'LIVENESS', 'FACE_MATCH', 'PROOF_OF_ADDRESS'].map((feature) => ({ feature }));
  const { workflow_id } = (await t.call('POST', '/v3/workflows/', { features })).json;
  const session = (await t.call('POST', '/v3/session/', { workflow_id, ...more })).json;
  const own = `/session/${session.session_token}`;
  await t.form(`${own}/consent`, { consent: 'yes' });
  return { ...t, id: String(session.session_id), own };
}

const draw = (background: string) => sharp({ create: { width: 640, height: 400, channels: 3, background } });
const asUrl = (bytes: Buffer, type = 'image/jpeg') => `data:${type};base64,${bytes.toString('base64')}`;

describe("a customer's own pictures", () => {
  it('come back byte for byte from the links of the decision, with the type their bytes have', async () => {
    const t = await invited(await startSandbox());
    const [front, back, poa, selfie] = await Promise.all([
      draw('#204080').jpeg().toBuffer(),
      draw('#402080').png().toBuffer(),
      draw('#808080').webp().toBuffer(),
      draw('#a07050').jpeg().toBuffer(),
    ]);
    // The declared type is wrong on purpose: only the bytes count.
    const pictures = { front: asUrl(front, 'image/png'), back: asUrl(back), poa: asUrl(poa) };
    expect((await t.form(`${t.own}/document`, { choice: 'valid-1', ...pictures })).status).toBe(303);
    await t.form(`${t.own}/selfie`, { choice: 'same', selfie: asUrl(selfie) });
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const decision = await t.decision(t.id);
    const [document] = decision.id_verifications;
    const shown: [url: string, bytes: Buffer, type: string][] = [
      [document.front_image, front, 'image/jpeg'],
      [document.portrait_image, front, 'image/jpeg'],
      [document.back_image, back, 'image/png'],
      [decision.poa_verifications[0].document_file, poa, 'image/webp'],
      [decision.liveness_checks[0].reference_image, selfie, 'image/jpeg'],
      [decision.face_matches[0].target_image, selfie, 'image/jpeg'],
    ];
    for (const [url, bytes, type] of shown) {
      const picture = await t.call('GET', pathOf(url), undefined, {});
      expect(picture.headers['content-type']).toBe(type);
      expect(picture.bytes.equals(bytes)).toBe(true);
    }
    const pdf = await t.call('GET', `/v3/session/${t.id}/generate-pdf/`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('never stand beside the back side of a specimen', async () => {
    const t = await invited(await startSandbox());
    const front = asUrl(await draw('#204080').jpeg().toBuffer());
    await t.form(`${t.own}/document`, { choice: 'valid-2', front });
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const [document] = (await t.decision(t.id)).id_verifications;
    expect(document.front_image).toContain('/front.jpg');
    expect([document.back_image, document.full_back_image]).toEqual([null, null]);
  });

  const junk = Buffer.from('GIF89a not one of the three kinds');
  const refused: [what: string, status: number, words: string, picture: () => Promise<string>][] = [
    ['another kind of file', 415, 'not a JPEG, PNG or WebP', async () => asUrl(junk)],
    ['more than 10 MB', 413, 'larger than 10 MB', async () => asUrl(Buffer.alloc(10 * 1024 * 1024 + 1, 255))],
    [
      'half a picture',
      400,
      'damaged',
      async () => asUrl((await draw('#888').jpeg().toBuffer()).subarray(0, 300)),
    ],
    ['something that is no file', 400, 'did not arrive whole', async () => 'https://a.example/face.jpg'],
  ];
  for (const [what, status, words, picture] of refused) {
    it(`are refused in the customer's words when they are ${what}, and the step stays open`, async () => {
      const t = await invited(await startSandbox());
      const answer = await t.form(`${t.own}/document`, { choice: 'valid-1', front: await picture() });
      expect(answer.status).toBe(status);
      expect(answer.text).toContain('role="alert"');
      expect(answer.text).toContain(words);
      expect((await t.call('GET', t.own, undefined, {})).text).toContain('Choose what to show to the camera');
    });
  }

  it('survive a restart, and are gone for good with the last session that shows them', async () => {
    const statePath = mkdtempSync(join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rmSync(statePath, { recursive: true, force: true }));
    const first = await invited(await startSandbox({ statePath }));
    const picture = await draw('#123456').jpeg().toBuffer();
    await first.form(`${first.own}/document`, { choice: 'valid-1', front: asUrl(picture) });
    await first.app.close();
    const again = await startSandbox({ statePath });
    await again.form(`${first.own}/outcome`, { outcome: 'auto' });
    const link = pathOf((await again.decision(first.id)).id_verifications[0].front_image);
    expect((await again.call('GET', link, undefined, {})).bytes.equals(picture)).toBe(true);
    await again.call('DELETE', `/v3/session/${first.id}/delete/`);
    expect((await again.call('GET', link, undefined, {})).status).toBe(404);
    const { openStore } = await import('../store.ts');
    await again.app.close();
    const store = openStore(statePath);
    expect(store.uploads.all()).toEqual([]);
    store.close();
  });
});

describe('what a customer writes', () => {
  it('stands on the document, and another surname than expected needs a review', async () => {
    const expected_details = { first_name: 'Nour', last_name: 'Example' };
    const t = await invited(await startSandbox(), { expected_details });
    const typed = {
      first_name: 'Nour',
      last_name: 'Otherwise',
      date_of_birth: '1991-05-06',
      document_number: 'QX123',
    };
    await t.form(`${t.own}/document`, { choice: 'valid-1', ...typed });
    await t.form(`${t.own}/outcome`, { outcome: 'auto' });
    const decision = await t.decision(t.id);
    expect(decision.status).toBe('In Review');
    expect(decision.id_verifications[0]).toMatchObject(typed);
    expect(decision.id_verifications[0].warnings[0].risk).toBe('FULL_NAME_MISMATCH_WITH_PROVIDED');
  });

  it('must be a date where a date is asked for', async () => {
    const t = await invited(await startSandbox());
    const answer = await t.form(`${t.own}/document`, { choice: 'valid-1', date_of_birth: 'yesterday' });
    expect([answer.status, answer.text.includes('year-month-day')]).toEqual([400, true]);
  });
});
