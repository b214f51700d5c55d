/** What the log's entries say of a decision, as the statement of its receipt. Who issues and who verifies both ask here. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type CanonicalValue, canonicalise } from '../canonical.ts';
import { asRecord } from '../decision-rules.ts';
import {
  RECEIPT_FORMAT,
  type ReceiptEvidence,
  type ReceiptPerson,
  type ReceiptStatement,
} from './receipt.ts';

/** The entries do not make a receipt, or not this one; the message is a sentence's second half. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
}

/** Which entries of a decision belong into its receipt. */
export const RECEIPT_ACTIONS = [
  'decision.requested',
  'decision.approved',
  'decision.sent',
  'decision.confirmed',
] as const;
type Action = (typeof RECEIPT_ACTIONS)[number];

/**
 * `entries` in the order of the log, all of one decision; `evidence` is what the maker saw, of which the log holds the
 * digest only.
 *
 * @throws StatementError when the decision was not requested and confirmed, or the evidence is not that of the log.
 */
export function statementOf(
  log: string,
  entries: readonly CanonicalValue[],
  evidence: ReceiptEvidence | null,
): ReceiptStatement {
  const find = (action: Action) => asRecord(entries.findLast((entry) => asRecord(entry).action === action));
  const [requested, approved, sent, confirmed] = RECEIPT_ACTIONS.map(find).map(readEntry);
  if (requested?.decision == null) throw new StatementError('no entry says that the decision was requested');
  if (confirmed?.decision == null) throw new StatementError('no entry says that Didit confirmed it');
  for (const entry of entries.map((one) => readEntry(asRecord(one)))) {
    const isOfIt = entry.decision === requested.decision && entry.case === requested.case;
    if (!isOfIt) throw new StatementError('an entry is of another decision');
  }
  demandEvidence(requested, evidence);
  return {
    format: RECEIPT_FORMAT,
    log,
    decision: requested.decision,
    case: requested.case ?? '',
    outcome: requested.outcome ?? '',
    reasons: requested.reason === null ? [] : [requested.reason, ...listOf(requested.refs.moreReasons)],
    policy: requested.refs.policy ?? null,
    rules: listOf(requested.refs.rules),
    evidence,
    digest: requested.refs.digest ?? null,
    maker: requested.by,
    checker: approved?.decision == null ? null : approved.by,
    times: {
      requested: requested.at,
      agreed: approved?.decision == null ? null : approved.at,
      sent: sent?.decision == null ? null : sent.at,
      confirmed: confirmed.at,
    },
  };
}

interface Entry {
  readonly decision: string | null;
  readonly case: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly by: ReceiptPerson;
  readonly at: string;
  readonly refs: Readonly<Record<string, string>>;
  readonly digests: Readonly<Record<string, string>> | null;
}

function readEntry(entry: ReturnType<typeof asRecord>): Entry {
  const { type, id } = asRecord(entry.object);
  const actor = asRecord(entry.actor);
  return {
    decision: type === 'decision' ? textOf(id) : null,
    case: textOf(entry.case),
    outcome: textOf(asRecord(asRecord(entry.change).to).outcome),
    reason: textOf(entry.reason),
    by: { id: textOf(actor.id) ?? '', role: textOf(actor.role) ?? '' },
    at: textOf(entry.ts) ?? '',
    refs: textsOf(entry.refs),
    digests: entry.evidence == null ? null : textsOf(asRecord(entry.evidence).digests),
  };
}

function demandEvidence({ digests }: Entry, evidence: ReceiptEvidence | null): void {
  if (digests === null && evidence === null) return;
  const found = evidence === null ? null : digestOf(evidence);
  if (found !== digests?.manifest || evidence?.decision !== digests?.decision) {
    throw new StatementError('the evidence is not the one whose digest the log holds');
  }
}

function digestOf({ decision, media }: ReceiptEvidence): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalise({ decision, media }))));
}

/** References hold text alone, so that several are one, parted by commas. */
function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asRecord(value)).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text]] : [],
    ),
  );
}
