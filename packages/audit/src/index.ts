export { CanonicalError, type CanonicalValue, canonicalise, parseCanonical } from './canonical.ts';
export {
  type Checkpoint,
  CheckpointError,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
} from './checkpoint.ts';
export { commitmentOf, SALT_BYTES } from './commitment.ts';
export {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  leafHash,
  nodeHash,
  parseFrontier,
  rootOf,
  serialiseFrontier,
  splitPoint,
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
export { type OpenedCheckpoint, openCheckpoints } from './open-checkpoints.ts';
export {
  type ConsistencyClaim,
  consistencyProof,
  consistencyRanges,
  type InclusionClaim,
  inclusionProof,
  inclusionRanges,
  type LeafRange,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
export { formatTlogProof, parseTlogProof, type TlogProof, TlogProofError } from './tlog-proof.ts';
export { type LogEvidence, type VerificationReport, verifyLog } from './verify.ts';
export type { CheckName, VerificationCheck } from './verify-checks.ts';
