-- What a person corrected of what was read from a document. Ours is written first; Didit is told afterwards.
create table corrections (
  id uuid not null constraint corrections_pk primary key,
  case_id uuid not null constraint corrections_case_fk references cases (id),
  document text not null constraint corrections_document check (document in ('identity', 'address')),
  node_id text,
  -- Each with the row of the fields grid, Didit's name of it, before and after.
  -- Sealed under the person's key, like the note and Didit's words.
  changes text not null,
  reason text not null,
  note text,
  made_by uuid not null constraint corrections_made_by_fk references users (id),
  made_at timestamptz not null,
  idempotency_key uuid not null,
  request_sha256 text not null,
  audit_entry_id uuid not null,
  state text not null constraint corrections_state check (state in ('recorded', 'told', 'refused')),
  because text,
  settled_at timestamptz,
  constraint corrections_key_unique unique (made_by, idempotency_key)
);
create index corrections_case_id on corrections (case_id, made_at);
-- One at a time: the next one's "before" is what this one leaves.
create unique index corrections_one_on_its_way on corrections (case_id) where state = 'recorded';

-- Who changed what a decision rests on is no second pair of eyes; held here too, not only in code.
create function refuse_check_by_corrector() returns trigger language plpgsql as $$
begin
  if exists (
    select from corrections join decisions on decisions.case_id = corrections.case_id
    where decisions.id = new.decision_id and corrections.made_by = new.checker_id
  ) then
    raise exception 'the checker corrected data of this case' using errcode = 'check_violation',
      constraint = 'checks_not_by_corrector';
  end if;
  return new;
end $$;
create trigger checks_not_by_corrector before insert on checks
  for each row execute function refuse_check_by_corrector();
alter table checks enable always trigger checks_not_by_corrector;

create constraint trigger corrections_recorded after insert on corrections deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger corrections_move_recorded after update on corrections deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function audit.require_entry('id');
alter table corrections enable always trigger corrections_recorded;
alter table corrections enable always trigger corrections_move_recorded;
