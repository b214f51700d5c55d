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
