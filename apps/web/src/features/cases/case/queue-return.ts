import * as z from 'zod';
import { paths } from '../../../paths.ts';

// History state can come from an older version of the app, so it is believed only after a look.
const FromQueue = z.object({ queue: z.string() });

/** The queue as the reviewer left it: its search string travels in the history entry of the case. */
export function queueOf(state: unknown): string {
  const from = FromQueue.safeParse(state);
  if (!from.success) return paths.queue();
  return paths.queue(from.data.queue.replace(/^[^?]*\?/, '').replace(/^\/queue$/, ''));
}
