export { receiptInWords } from './in-words.ts';
export {
  formatReceipt,
  type ProvenEntry,
  type ReceiptEvidence,
  type ReceiptStatement,
  receiptCode,
} from './receipt.ts';
export { RECEIPT_ACTIONS, StatementError, statementOf } from './statement-of.ts';
export { type ReceiptReport, verifyReceipt } from './verify-receipt.ts';
