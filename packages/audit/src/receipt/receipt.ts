/**
 * The receipt of a decision: what was decided, by whom, on which evidence and when, signed by the log, with the proof
 * that the log says so. One small file that is verified with nothing but the log's public key.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type CanonicalValue, canonicalise } from '../canonical.ts';
import { asRecord } from '../decision-rules.ts';
import { signNote } from '../note.ts';
import type { SigningKey } from '../note-key.ts';

export const RECEIPT_FORMAT = 'docket-decision-receipt/1';

/** People by id and role, as in the log: names change and may have to be erased, and a receipt outlives both. */
export type ReceiptPerson = { readonly id: string; readonly role: string };

/** Digests are hex SHA-256, moments ISO 8601 in UTC. */
export type ReceiptStatement = {
  readonly format: typeof RECEIPT_FORMAT;
  readonly log: string;
  readonly decision: string;
  readonly case: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  /** The version of the policy it was made under, and the rules of it that asked for a second person. */
  readonly policy: string | null;
  readonly rules: readonly string[];
  /** What the maker saw: Didit's decision, and each file by media id; null for one that was never opened. */
  readonly evidence: ReceiptEvidence | null;
  /** Over the decision with its note and the evidence: what the second person agreed to. */
  readonly digest: string | null;
  readonly maker: ReceiptPerson;
  readonly checker: ReceiptPerson | null;
  readonly times: {
    readonly requested: string;
    readonly agreed: string | null;
    readonly sent: string | null;
    readonly confirmed: string;
  };
};

export type ReceiptEvidence = {
  readonly decision: string;
  readonly media: Readonly<Record<string, string | null>>;
};

/** An entry of the log, and the C2SP tlog-proof of its place. */
export type ProvenEntry = { readonly entry: string; readonly proof: string };

export type Receipt = {
  readonly statement: ReceiptStatement;
  /** The signature line of the statement as a signed note. */
  readonly signature: string;
  readonly proofs: readonly ProvenEntry[];
};

/** What the log signs, and what the code is taken from. */
export function statementText(statement: ReceiptStatement): string {
  return `${canonicalise(statement)}\n`;
}

/** The receipt's file: one line of canonical JSON. The same statement and proofs are the same bytes, for ever. */
export function formatReceipt(
  statement: ReceiptStatement,
  proofs: readonly ProvenEntry[],
  key: SigningKey,
): string {
  const text = statementText(statement);
  const signature = signNote(text, key).slice(text.length + 1, -1);
  return `${canonicalise({ proofs, signature, statement })}\n`;
}

/** Crockford's letters and digits: none looks like another, on paper or aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 16;
const GROUP = 4;

/** The SHA-256 of the statement, and its first 80 bits as a code that a person can compare: `7K3M-9QXT-2HVB-04CD`. */
export function receiptCode(statement: ReceiptStatement): { readonly code: string; readonly sha256: string } {
  const digest = sha256(new TextEncoder().encode(statementText(statement)));
  let bits = 0n;
  for (const byte of digest.slice(0, (CODE_LETTERS * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from({ length: CODE_LETTERS }, (_, i) => {
    const at = Number((bits >> BigInt(5 * (CODE_LETTERS - 1 - i))) & 31n);
    return LETTERS.charAt(at);
  }).join('');
  const groups = letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [];
  return { code: groups.join('-'), sha256: bytesToHex(digest) };
}

/** The parts of a receipt out of what was read; null when it has not the form of one. */
export function receiptOf(value: CanonicalValue): Receipt | null {
  const { proofs, signature, statement, ...more } = asRecord(value);
  if (Object.keys(more).length > 0 || typeof signature !== 'string' || !Array.isArray(proofs)) return null;
  // each property that is read was just looked at
  return proofs.every(isProven) && isStatement(statement) ? (value as unknown as Receipt) : null;
}

function isProven(value: unknown): boolean {
  const { entry, proof, ...more } = asRecord(value);
  return typeof entry === 'string' && typeof proof === 'string' && Object.keys(more).length === 0;
}

/** Only what the verification reads: that the rest is as the entries say is checked as a whole, text against text. */
function isStatement(value: unknown): boolean {
  const { format, evidence, ...said } = asRecord(value);
  const texts = [said.log, said.decision, said.case, said.outcome];
  const isRead = format === RECEIPT_FORMAT && texts.every((text) => typeof text === 'string');
  return isRead && (evidence === null || isEvidence(evidence));
}

function isEvidence(value: unknown): boolean {
  const { decision, media } = asRecord(value);
  const digests = Object.values(asRecord(media));
  return typeof decision === 'string' && digests.every((one) => one === null || typeof one === 'string');
}
