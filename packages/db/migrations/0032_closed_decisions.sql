-- How a decision ended whose sending nobody could tell the end of: who looked at Didit and closed it, and what they say
-- they found. Sealed like every note.
alter table decisions
  add column closed_by uuid constraint decisions_closed_by_fk references users (id),
  add column closing_note text,
  add constraint decisions_closed check (closing_note is null or closed_by is not null);
create index decisions_closed_by on decisions (closed_by) where closed_by is not null;

create constraint trigger decisions_closing_recorded after update on decisions deferrable initially deferred
  for each row when (
    old.closed_by is distinct from new.closed_by
      or coalesce(not audit.is_sealing(old.closing_note, new.closing_note), true)
  ) execute function audit.require_entry('any');
alter table decisions enable always trigger decisions_closing_recorded;
