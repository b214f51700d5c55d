import type { Policy } from '@docket/contracts';
import type { Deps } from '../../deps.ts';

/** How long a decision may be taken back under this policy. */
export function undoMs({ env }: Pick<Deps, 'env'>, { undoSeconds }: Pick<Policy, 'undoSeconds'>): number {
  return undoSeconds === null ? env.UNDO_MS : undoSeconds * 1000;
}
