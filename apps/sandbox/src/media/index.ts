/**
 * The pictures of the sandbox: specimen documents, faces and letters, drawn from specs. Every function gives
 * the same JPEG bytes for the same spec.
 */
export { renderDocument, renderPortrait } from './document/document.ts';
export { buildMrz, checkDigit } from './mrz.ts';
export { renderProofOfAddress } from './proof-of-address.ts';
export { renderChipPortrait, renderSelfie } from './selfie.ts';
export type {
  DocumentKind,
  DocumentSide,
  DocumentSpec,
  FaceSpec,
  Flaw,
  Mrz,
  ProofOfAddressSpec,
  SelfieFlaw,
  SelfieSpec,
} from './spec.ts';
