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
  {
    table: 'cases',
    columns: [
      'country',
      'details_at',
      'document_number',
      'document_type',
      'email',
      'full_name',
      'observed_at',
      'phone',
      'read_again_at',
      'search_text',
      'session_number',
      'session_url',
      'subject_id',
      'trouble',
      'vendor_data',
      'version',
      'warning_codes',
      'warnings',
      'workflow_id',
    ],
    because: 'a copy of what Didit has of the session; that its status is another one has an entry',
  },
  {
    table: 'evidence',
    because: 'a copy of what Didit has; what a decision stood on is in the decision’s entry',
  },
  {
    table: 'evidence_history',
    because: 'the digests of those copies, so that one can be compared with another',
  },
  { table: 'activities', ops: ['insert'], because: 'a copy of what Didit says happened there' },
  {
    table: 'subject_keys',
    ops: ['insert'],
    because: 'the key for such copies; that it is destroyed has an entry',
  },
  {
    table: 'imports',
    because: 'how far the reading of all sessions has got; that somebody began it has an entry',
  },
  { table: 'case_changes', because: 'what open screens are told next' },
  { table: 'lookers', because: 'whose screen shows what; what it showed has entries' },
  { table: 'live_instances', because: 'which processes have open screens' },
  {
    table: 'authenticators',
    ops: ['insert'],
    because: 'a secret that is no factor before a code of it was given; that one was has an entry',
  },
  { table: 'authenticators', columns: ['created_at', 'totp_secret_sealed'], because: 'the same' },
  {
    table: 'erasures',
    columns: ['scrubbed_at'],
    because: 'that the last copies are gone as the erasure said',
  },
  {
    table: 'connections',
    columns: ['destination_retired_id', 'version'],
    because: 'that the old address at Didit is gone, as the rotation’s entry said',
  },
  { table: 'reconciles', because: 'how far a comparison with Didit has got' },
  { table: 'didit_usage', because: 'how much of Didit’s limits is used' },
  { table: 'workflow_labels', because: 'Didit’s names of its workflows, copied for showing' },
];
