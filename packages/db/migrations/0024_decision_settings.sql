-- While one is open, nothing leaves for Didit; what was decided stays queued.
create table sending_pauses (
  id uuid not null constraint sending_pauses_pk primary key,
  paused_at timestamptz not null,
  -- Null: Docket itself, because Didit refused our key.
  paused_by uuid constraint sending_pauses_paused_by_fk references users (id),
  because text not null,
  resumed_at timestamptz,
  resumed_by uuid constraint sending_pauses_resumed_by_fk references users (id),
  resumed_because text,
  constraint sending_pauses_resumed check ((resumed_at is null) = (resumed_because is null))
);
create unique index sending_pauses_one_open on sending_pauses ((true)) where resumed_at is null;
create index sending_pauses_paused_by on sending_pauses (paused_by);
create index sending_pauses_resumed_by on sending_pauses (resumed_by);
create constraint trigger sending_pauses_recorded after insert or update on sending_pauses deferrable initially deferred
  for each row execute function audit.require_entry('id');
alter table sending_pauses enable always trigger sending_pauses_recorded;

alter table policies
  -- The second person chooses an outcome before they see the first one's.
  add column blind boolean not null default false,
  -- How long a decision may be taken back; null: as the server is set (UNDO_MS).
  add column undo_seconds integer constraint policies_undo check (undo_seconds between 0 and 60);
insert into policies (version, rules, expiry_hours, because)
  select version + 1, array_append(rules, 'unblock'), expiry_hours,
    'As shipped: what took a second person to block takes one to unblock.'
  from policies order by version desc limit 1;

alter table decisions
  drop constraint decisions_outcome,
  add constraint decisions_outcome check (outcome in ('approve', 'decline', 'resubmit', 'block', 'unblock'));

alter table checks
  drop constraint checks_verdict,
  add constraint checks_verdict check (verdict in ('agreed', 'disagreed', 'asked', 'chose')),
  -- What the second person would decide, said before they saw what the first one did.
  add column outcome text constraint checks_outcome check (
    outcome in ('approve', 'decline', 'resubmit', 'block', 'unblock')
  ),
  add constraint checks_chose check ((verdict = 'chose') = (outcome is not null));

-- How many other sessions show a value that somebody is about to block.
create index cases_document_number on cases (document_number) where document_number is not null;
create index cases_phone on cases (phone) where phone is not null;
create index cases_email on cases (lower(email)) where email is not null;
