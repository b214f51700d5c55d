import type { ProblemCode, ProblemField } from '@docket/contracts';
import type { DiditError } from '@docket/didit';
import { NOT_CONNECTED } from '../connection/follow.ts';

/** What is said about a failure: which problem it is, and what belongs to this request. */
export interface Told {
  readonly code: ProblemCode;
  readonly detail?: string | undefined;
  readonly fields?: readonly ProblemField[];
}

/**
 * A failed call to Didit as a person can use it. The title of the problem says what happened, the detail what it means
 * for what was being done, and what to do next.
 */
export function tellVendor(error: DiditError): Told {
  if (error.code === NOT_CONNECTED) {
    const ask = 'An administrator connects it on the page "Connection".';
    return { code: 'didit-not-connected', detail: error.detail === null ? ask : `${error.detail} ${ask}` };
  }
  switch (error.kind) {
    case 'timeout':
      return { code: 'vendor-timeout', detail: whatIsSafe(error, 'in a moment') };
    case 'network':
      return { code: 'vendor-unreachable', detail: whatIsSafe(error, 'in a moment') };
    case 'rate_limited':
      return { code: 'vendor-busy', detail: whatIsSafe(error, 'in a minute') };
    case 'validation':
    case 'same_status':
      // What was asked for is at fault, and Didit's own words help: they name the field the person filled in.
      return { code: 'didit-refused-input', detail: wordsOf(error) || undefined };
    case 'not_found':
      return { code: 'not-found', detail: 'Didit does not know this any more.' };
    case 'auth':
      return {
        code: 'vendor-refused',
        detail: 'Didit refuses our API key. An administrator must check the connection.',
      };
    case 'credits':
      return { code: 'vendor-refused', detail: 'The Didit account has no credits left, or is suspended.' };
    case 'unreadable':
    case 'media_refused':
    case 'media_too_large':
      return { code: 'vendor-error', detail: `What came is not usable and was thrown away. ${again(error)}` };
    default:
      return { code: 'vendor-error', detail: whatIsSafe(error, 'in a moment') };
  }
}

/** Didit's sentences about what was asked for, those of its fields under their names. */
function wordsOf({ detail, fields }: DiditError): string {
  const about = Object.entries(fields).map(([name, texts]) => `${name}: ${texts.join(' ')}`);
  return [...(detail === null ? [] : [detail]), ...about].join(' ');
}

/** A write that may have arrived must not be called harmless. */
function whatIsSafe({ maybeApplied }: DiditError, when: string): string {
  if (maybeApplied) return 'It may have taken effect all the same: look before you repeat it.';
  return `Nothing was changed. Try again ${when}.`;
}

function again(error: DiditError): string {
  return error.maybeApplied ? whatIsSafe(error, '') : 'Try again in a moment.';
}
