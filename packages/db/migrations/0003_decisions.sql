-- What a person decided and how far it has got on its way to Didit.
create table decisions (
  id uuid not null constraint decisions_pk primary key,
  case_id uuid not null constraint decisions_case_fk references cases (id),
  outcome text not null constraint decisions_outcome check (outcome in ('approve', 'decline', 'resubmit', 'block')),
  state text not null constraint decisions_state check (
    state in ('queued', 'sending', 'confirmed', 'failed', 'unknown', 'conflict', 'manual', 'withdrawn')
  ),
  because text,
  reason text,
  note text,
  payload jsonb not null default '{}',
  maker_id uuid not null constraint decisions_maker_fk references users (id),
  case_version integer not null,
  claim_fence bigint not null,
  -- The status the maker saw. Didit has no compare-and-set, so we compare before we send and after.
  expected_status text not null,
  -- The audit entry of the request: nothing is sent before a signed checkpoint covers it.
  audit_entry_id uuid not null,
  requested_at timestamptz not null,
  send_after timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  lease_until timestamptz,
  settled_at timestamptz,
  review_id uuid
);
create unique index decisions_one_open_per_case on decisions (case_id)
  where state in ('queued', 'sending', 'unknown', 'manual');
create index decisions_case_id on decisions (case_id, requested_at);
create index decisions_maker_id on decisions (maker_id);
create index decisions_due on decisions (send_after) where state in ('queued', 'sending', 'unknown');

-- The answer given to a key is given again to the same request, so that a retry after a lost answer is safe.
create table idempotency_keys (
  user_id uuid not null constraint idempotency_keys_user_fk references users (id),
  key uuid not null,
  request_sha256 text not null,
  decision_id uuid not null constraint idempotency_keys_decision_fk references decisions (id),
  answer jsonb not null,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pk primary key (user_id, key)
);
create index idempotency_keys_decision_id on idempotency_keys (decision_id);

-- Every webhook that arrived, also the refused ones. It is a hint only: the worker reads Didit itself.
create table deliveries (
  id uuid not null constraint deliveries_pk primary key,
  event_id text,
  session_id uuid,
  webhook_type text,
  state text not null constraint deliveries_state check (state in ('accepted', 'rejected')),
  because text,
  scheme text,
  event_at timestamptz,
  received_at timestamptz not null default now(),
  repeats integer not null default 0,
  constraint deliveries_event_unique unique (event_id)
);
create index deliveries_received_at on deliveries (received_at);
