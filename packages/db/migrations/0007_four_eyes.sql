-- Which decisions a second person must agree to. A row never changes; the newest is in force, and every decision
-- names the one it was made under.
create table policies (
  version integer not null constraint policies_pk primary key,
  rules text[] not null,
  expiry_hours integer not null constraint policies_expiry check (expiry_hours between 1 and 720),
  because text not null,
  made_by uuid constraint policies_made_by_fk references users (id),
  at timestamptz not null default now()
);
create index policies_made_by on policies (made_by);
insert into policies (version, rules, expiry_hours, because) values
  (1, '{approve-over-aml-hit,approve-over-auto-decline,overturn,block}', 72, 'As shipped.');

create trigger policies_append_only before update or delete on policies
  for each row execute function audit.refuse_change();

alter table decisions
  drop constraint decisions_state,
  add constraint decisions_state check (
    state in (
      'pending_approval', 'queued', 'sending', 'confirmed', 'failed', 'unknown', 'conflict', 'manual',
      'withdrawn', 'refused', 'expired'
    )
  ),
  add column policy_version integer constraint decisions_policy_fk references policies (version),
  -- The rules that ask for a second person; empty when the maker's word is enough.
  add column check_rules text[] not null default '{}',
  add column expires_at timestamptz,
  -- What the maker saw: the digest of Didit's decision and of every file that was shown to them.
  add column manifest jsonb,
  -- Over the payload and the manifest: agreeing covers exactly this.
  add column digest text,
  add constraint decisions_check_expires check (state <> 'pending_approval' or expires_at is not null),
  add constraint decisions_maker_unique unique (id, maker_id);
create index decisions_policy_version on decisions (policy_version);
create index decisions_pending on decisions (expires_at) where state = 'pending_approval';
drop index decisions_one_open_per_case;
create unique index decisions_one_open_per_case on decisions (case_id)
  where state in ('pending_approval', 'queued', 'sending', 'unknown', 'manual');

-- What second persons said. That nobody checks their own decision is held here too, not only in code.
create table checks (
  id uuid not null constraint checks_pk primary key,
  decision_id uuid not null,
  maker_id uuid not null,
  checker_id uuid not null constraint checks_checker_fk references users (id),
  verdict text not null constraint checks_verdict check (verdict in ('agreed', 'disagreed', 'asked')),
  note text,
  digest text not null,
  at timestamptz not null,
  constraint checks_decision_fk foreign key (decision_id, maker_id) references decisions (id, maker_id),
  constraint checks_two_people check (checker_id <> maker_id)
);
create index checks_decision on checks (decision_id, maker_id);
create index checks_checker_id on checks (checker_id);

-- What Didit said at each version of a case, so that a person can be shown what moved since they looked.
create table evidence_history (
  case_id uuid not null constraint evidence_history_case_fk references cases (id),
  version integer not null,
  decision_text text not null,
  decision_sha256 text not null,
  observed_at timestamptz not null,
  constraint evidence_history_pk primary key (case_id, version)
);
insert into evidence_history (case_id, version, decision_text, decision_sha256, observed_at)
  select cases.id, cases.version, evidence.decision_text, evidence.decision_sha256, evidence.observed_at
  from evidence join cases on cases.id = evidence.case_id;

-- The digest of each file as it was last shown to a person.
create table media_seen (
  case_id uuid not null constraint media_seen_case_fk references cases (id),
  media_id text not null,
  user_id uuid not null constraint media_seen_user_fk references users (id),
  sha256 text not null,
  seen_at timestamptz not null,
  constraint media_seen_pk primary key (case_id, user_id, media_id)
);
create index media_seen_user_id on media_seen (user_id);
