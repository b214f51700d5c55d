import type { CaseId } from '@docket/contracts';
import { useLookers } from '../../api/live/looking.ts';
import { useMe } from '../../session/me.ts';

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** "Ana", "Ana and Ben": colleagues who have the case on the screen; null when nobody has. */
export function useOthersLooking(caseId: CaseId): { readonly names: string; readonly count: number } | null {
  const me = useMe();
  const others = useLookers(caseId).filter(({ id }) => id !== me.id);
  if (others.length === 0) return null;
  return { names: AND.format(others.map(({ name }) => name)), count: others.length };
}
