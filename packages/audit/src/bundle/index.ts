export { bundleInWords } from './in-words.ts';
export { type BundleManifest, type BundleScope, FILES } from './manifest.ts';
export { readNotes } from './read-notes.ts';
export { BundleError, type Trust } from './trust.ts';
export { type BundleReport, verifyBundle } from './verify-bundle.ts';
export { type BundleSource, type DisclosedText, writeBundle } from './write-bundle.ts';
export { type Digest, openZip, ZipError, type ZipFile, zipStream } from './zip.ts';
