import { BLOCKLIST_TARGETS, type BlocklistItem, type BlocklistTarget } from '@docket/contracts';
import { wordsOf } from '../../ui/format.ts';

export const TARGET_WORDS: Record<BlocklistTarget, string> = {
  face: 'Face',
  document: 'Document',
  phone: 'Phone',
  email: 'E-mail',
};

/** Types Didit adds later are shown in their own words. */
export function typeInWords(type: string): string {
  const target = BLOCKLIST_TARGETS.find((each) => each === type);
  return target === undefined ? wordsOf(type.toUpperCase()) : TARGET_WORDS[target];
}

/** One value that can be taken off together with others of its case. */
export interface Removable {
  readonly target: BlocklistTarget;
  readonly label: string;
}

/** What the list shows of one case, one line per kind: Didit removes by case and kind, not by value. */
export function removablesOf(items: readonly BlocklistItem[], caseId: string): Removable[] {
  const own = items.filter((item) => item.caseId === caseId);
  return BLOCKLIST_TARGETS.flatMap((target) => {
    const labels = own.filter(({ type }) => type === target).map(({ label }) => label);
    return labels.length === 0 ? [] : [{ target, label: labels.join(', ') }];
  });
}

/** Why a value cannot be removed once more. */
export function removalWords({ by, state }: NonNullable<BlocklistItem['removal']>): string {
  const where = state === 'pending_approval' ? 'waits for a second person' : 'is on its way to Didit';
  return `${by} asked to remove it; that ${where}.`;
}
