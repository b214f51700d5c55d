export { CanonicalError, type CanonicalValue, canonicalise, parseCanonical } from './canonical.ts';
export {
  type Checkpoint,
  CheckpointError,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
} from './checkpoint.ts';
export {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  leafHash,
  nodeHash,
  parseFrontier,
  rootOf,
  serialiseFrontier,
  treeRoot,
} from './merkle.ts';
export { signNote, type VerifiedNote, verifyNote } from './note.ts';
export {
  formatSigningKey,
  NoteError,
  newSigningKey,
  parseSigningKey,
  parseVerifierKey,
  type SigningKey,
  type VerifierKey,
  verifierKeyOf,
} from './note-key.ts';
export {
  type ConsistencyClaim,
  consistencyProof,
  type InclusionClaim,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
export { type LogEvidence, type VerificationReport, verifyLog } from './verify.ts';
export type { CheckName, VerificationCheck } from './verify-checks.ts';
