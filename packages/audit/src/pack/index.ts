export { readNotes } from '../bundle/read-notes.ts';
export { BundleError, type Trust } from '../bundle/trust.ts';
export { type Missing, PACK } from './manifest.ts';
export { type FileReport, reportInWords, verifyFile, verifyFiles } from './verify-file.ts';
export type { PackReport } from './verify-pack.ts';
export { type PackItem, type PackSource, writePack } from './write-pack.ts';
