import { type CaseId, contract } from '@docket/contracts';
import { fetchFile } from './download-file.ts';
import { saveFile } from './save-file.ts';

/** What arrived: the file's name, and how many things the pack says it had to do without. */
export interface DownloadedPack {
  readonly filename: string;
  readonly missing: number;
}

/**
 * Fetches the evidence pack of a case, verifies it as anybody would, and hands it to the browser as a file.
 * Errors: as `fetchFile`; BundleError when what arrived is no pack.
 */
export async function downloadPack(
  caseId: CaseId,
  onBytes: (bytes: number) => void = () => {},
): Promise<DownloadedPack> {
  const { filename, bytes } = await fetchFile(contract.getEvidencePack, { caseId }, onBytes);
  const { verifyFile } = await import('@docket/audit/pack');
  const report = await verifyFile(bytes);
  saveFile(bytes, filename);
  return { filename, missing: report.kind === 'pack' ? report.missing.length : 0 };
}

/** "docket-evidence-12.zip is downloaded", and what it lacks. */
export function packInWords({ filename, missing }: DownloadedPack): string {
  if (missing === 0) return `${filename} is downloaded`;
  const things = missing === 1 ? '1 thing' : `${missing} things`;
  return `${filename} is downloaded. ${things} could not be had; its README says which and why.`;
}
