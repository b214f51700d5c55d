-- Why somebody whose role sees cases with a reason only looks at one. It holds for a while, and for the sign-in in which
-- it was given.
create table view_reasons (
  id uuid not null constraint view_reasons_pk primary key,
  case_id uuid not null constraint view_reasons_case_fk references cases (id),
  -- Null at the command line, where there is no sign-in: there it holds for that one command.
  sign_in_id uuid constraint view_reasons_sign_in_fk references auth_sessions (id),
  given_by uuid not null constraint view_reasons_given_by_fk references users (id),
  -- Sealed with the person's key: whoever explains why they look may name whom they look at.
  reason text not null,
  given_at timestamptz not null,
  valid_until timestamptz not null,
  constraint view_reasons_end check (valid_until > given_at)
);
-- The newest of a sign-in is asked for before each answer.
create index view_reasons_sign_in_id on view_reasons (sign_in_id, case_id, valid_until desc);
create index view_reasons_case_id on view_reasons (case_id, given_at);
create index view_reasons_given_by on view_reasons (given_by);

create constraint trigger view_reasons_recorded after insert on view_reasons deferrable initially deferred
  for each row execute function audit.require_entry('id');
create constraint trigger view_reasons_words_recorded after update on view_reasons deferrable initially deferred
  for each row when (not audit.is_sealing(old.reason, new.reason)) execute function audit.require_entry('case_id');
alter table view_reasons enable always trigger view_reasons_recorded;
alter table view_reasons enable always trigger view_reasons_words_recorded;
