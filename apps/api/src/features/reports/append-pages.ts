import { PDFDocument } from 'pdf-lib';
import { fail } from '../../http/errors.ts';

/** The first document with the pages of the second behind it. Errors: vendor-error when the first is no whole PDF. */
export async function appendPages(report: Uint8Array, annex: Uint8Array): Promise<Buffer> {
  const whole = await PDFDocument.load(report, { updateMetadata: false }).catch((cause: unknown) =>
    fail('vendor-error', 'Didit’s report cannot be read as a PDF.', { cause }),
  );
  const ours = await PDFDocument.load(annex, { updateMetadata: false });
  for (const page of await whole.copyPages(ours, ours.getPageIndices())) whole.addPage(page);
  return Buffer.from(await whole.save());
}
