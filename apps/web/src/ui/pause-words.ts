import type { SendingPause } from '@docket/contracts';
import { instantInWords } from './format.ts';

/** Who paused sending, since when and why; Docket does so by itself when Didit refuses our key. */
export function pauseWords({ by, since, because }: SendingPause): string {
  return `Sending to Didit is paused by ${by ?? 'Docket'} since ${instantInWords(since)}: ${sentence(because)}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
