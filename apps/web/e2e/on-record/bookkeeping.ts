/** A change of people's work is none of these: what the server writes for itself, and why no entry tells of it. */
interface Bookkeeping {
  readonly table: string;
  /** All of them when absent. */
  readonly ops?: readonly ('insert' | 'update' | 'delete')[];
  /** An update that changes only these. */
  readonly columns?: readonly string[];
  readonly because: string;
}

export const BOOKKEEPING: readonly Bookkeeping[] = [
  {
    table: 'sign_in_failures',
    because: 'counts that slow guessing down; each failure has an entry of its own',
  },
  { table: 'refresh_tokens', ops: ['insert'], because: 'a renewal goes on with what signing in granted' },
  { table: 'refresh_tokens', columns: ['used_at'], because: 'the same; that it turns up again has an entry' },
  { table: 'auth_sessions', columns: ['last_used_at'], because: 'the same' },
  { table: 'passkey_challenges', because: 'numbers that open nothing before they come back signed' },
  {
    table: 'claims',
    columns: ['expires_at'],
    because: 'a heartbeat moves only the end; nothing changes hands',
  },
  {
    table: 'deliveries',
    columns: ['found', 'read_at'],
    because: 'that a webhook’s session was read; what came of it has entries',
  },
  { table: 'reconciles', because: 'how far a comparison with Didit has got' },
  { table: 'didit_usage', because: 'how much of Didit’s limits is used' },
  { table: 'workflow_labels', because: 'Didit’s names of its workflows, copied for showing' },
];
