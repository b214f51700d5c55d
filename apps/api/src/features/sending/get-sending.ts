import type { SendingPause } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { currentPause } from './current-pause.ts';

/** Whether what is decided leaves for Didit; why not, if it does not. */
export async function getSending(deps: Deps): Promise<{ pause: SendingPause | null }> {
  return { pause: await currentPause(deps.db) };
}
