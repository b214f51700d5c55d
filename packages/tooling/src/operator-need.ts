/**
 * What a command of the operator needs before it can run: nothing but the environment as it is, this machine's
 * Didit (its address and key, perhaps the sandbox's), or all of Docket with its database.
 */
export type Need = 'nothing' | 'didit' | 'docket';

/** These decide or disclose: with a Docket on this machine they go through it, and never around it. */
const THROUGH_DOCKET = ['approve', 'decline', 'resubmit', 'block', 'pdf'];

export function needOf(args: readonly string[], env: NodeJS.ProcessEnv, hasOwnDatabase: boolean): Need {
  const [group, verb = ''] = args;
  if (group === undefined || args.includes('--help') || args.includes('-h')) return 'nothing';
  if (group !== 'kyc' && group !== 'didit' && !(group === 'doctor' && args.includes('--didit')))
    return 'docket';
  // A key without a webhook secret is enough to talk to Didit, but no Docket was ever started with it.
  const hasOnlyKey = Boolean(env.DIDIT_API_KEY) && !env.DIDIT_WEBHOOK_SECRET;
  if (hasOnlyKey) return 'nothing';
  if (group !== 'kyc' || !THROUGH_DOCKET.includes(verb)) return 'didit';
  return env.DATABASE_URL || hasOwnDatabase ? 'docket' : 'didit';
}
