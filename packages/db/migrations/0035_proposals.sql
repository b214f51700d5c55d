-- What one person asked for and a second administrator must agree to: a grant of the role manager or admin, another
-- policy, another catalogue of reasons. The payload is exactly what would have been applied; the digest is over it and
-- all that stands beside it.
create table proposals (
  id uuid not null constraint proposals_pk primary key,
  version integer not null default 1,
  kind text not null constraint proposals_kind check (kind in ('role-grant', 'policy', 'reasons')),
  -- Whose account it is about; null where there is none yet, and where it is about no account.
  about uuid constraint proposals_about_fk references users (id),
  -- One thing waits for one answer at a time: the account, the address of one that does not exist yet, the policy, the
  -- catalogue.
  subject text not null generated always as (
    case kind when 'role-grant' then coalesce(about::text, payload ->> 'email') else kind end
  ) stored,
  -- The version of what would be changed; null for an account that does not exist yet.
  based_on integer,
  -- As it stood when it was asked for: what people compare the payload with.
  was jsonb,
  payload jsonb not null constraint proposals_payload check (jsonb_typeof(payload) = 'object'),
  digest text not null constraint proposals_digest check (digest ~ '^[0-9a-f]{64}$'),
  because text not null,
  maker_id uuid not null constraint proposals_maker_fk references users (id),
  -- In which role it was asked for; in another one it is void.
  maker_role text not null,
  state text not null constraint proposals_state
    check (state in ('waiting', 'agreed', 'refused', 'withdrawn', 'expired', 'void')),
  checker_id uuid constraint proposals_checker_fk references users (id),
  -- Why it was refused, or why it is void.
  answer text,
  created_at timestamptz not null,
  decided_at timestamptz,
  expires_at timestamptz not null,
  constraint proposals_two_people check (checker_id <> maker_id),
  constraint proposals_decided check ((state = 'waiting') = (decided_at is null)),
  constraint proposals_checked check ((state in ('agreed', 'refused')) = (checker_id is not null)),
  constraint proposals_refused_because check (state <> 'refused' or answer is not null)
);
create unique index proposals_one_waiting on proposals (subject) where state = 'waiting';
create index proposals_created_at on proposals (created_at, id);
create index proposals_about on proposals (about);
create index proposals_maker_id on proposals (maker_id);
create index proposals_checker_id on proposals (checker_id);

-- What was answered stays answered.
create function audit.keep_answered() returns trigger language plpgsql as $$
begin
  raise exception 'what was answered stays answered' using errcode = 'insufficient_privilege';
end
$$;
create trigger proposals_answered before update on proposals
  for each row when (old.state <> 'waiting') execute function audit.keep_answered();
create constraint trigger proposals_recorded after insert on proposals deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger proposals_move_recorded after update on proposals deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function audit.require_entry('id');
-- Also where replication would keep triggers quiet.
alter table proposals enable always trigger proposals_answered;
alter table proposals enable always trigger proposals_recorded;
alter table proposals enable always trigger proposals_move_recorded;
