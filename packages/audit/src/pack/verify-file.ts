/** Verifies whatever Docket hands out: an audit bundle, an evidence pack, a receipt. */
import { bundleInWords } from '../bundle/in-words.ts';
import { BundleError, openZipFile, type Trust } from '../bundle/trust.ts';
import { type BundleReport, verifyBundleFiles } from '../bundle/verify-bundle.ts';
import type { OpenFiles } from '../bundle/zip.ts';
import { receiptInWords } from '../receipt/in-words.ts';
import { type ReceiptReport, verifyReceipt } from '../receipt/verify-receipt.ts';
import { packInWords } from './in-words.ts';
import { isPack, type PackReport, verifyPack } from './verify-pack.ts';

export type FileReport = BundleReport | PackReport | ReceiptReport;

/** No receipt is larger; anything else that begins like JSON is not read into memory. */
const LARGEST_RECEIPT = 1_000_000;

/**
 * What a file is, it says itself: a receipt is JSON, everything else a zip.
 *
 * @throws BundleError when it is nothing of ours, or the given key does not parse.
 */
export async function verifyFile(file: Blob, trust: Trust = {}): Promise<FileReport> {
  const start = await file.slice(0, 1).text();
  if (start !== '{') return verifyFiles(await openZipFile(file), trust);
  if (file.size > LARGEST_RECEIPT) throw new BundleError('it is too large for a receipt');
  return verifyReceipt(await file.text(), trust);
}

/** The same for the files of a zip, or of a folder into which one was unpacked. @throws BundleError. */
export async function verifyFiles(files: OpenFiles, trust: Trust = {}): Promise<BundleReport | PackReport> {
  return isPack(files) ? verifyPack(files, trust) : verifyBundleFiles(files, trust);
}

/** What the verification proved and what it could not, in sentences; the first is the verdict. */
export function reportInWords(report: FileReport): string[] {
  switch (report.kind) {
    case 'bundle':
      return bundleInWords(report);
    case 'pack':
      return packInWords(report);
    case 'receipt':
      return receiptInWords(report);
  }
}
