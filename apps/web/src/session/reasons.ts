import { contract, type Reason } from '@docket/contracts';
import { useRead } from '../api/query.ts';
import { wordsOf } from '../ui/format.ts';

const FRESH_MS = 60_000;
const NONE: readonly Reason[] = [];

/** The catalogue of reasons in force: read once, and again when it may have changed. */
export function useReasons() {
  const read = useRead(contract.getReasons, {}, { staleTime: FRESH_MS });
  return { ...read, reasons: read.data?.catalogue.reasons ?? NONE };
}

/** How people read a reason's key. One that is newer than what was read, or older than the catalogue, reads as its key. */
export function useReasonLabel(): (key: string) => string {
  const { reasons } = useReasons();
  return (key) => reasonLabel(reasons, key);
}

export function reasonLabel(reasons: readonly Reason[], key: string): string {
  return reasons.find((reason) => reason.key === key)?.label ?? wordsOf(key.toUpperCase());
}
