-- Until when a case sleeps. It wakes by the clock, without anybody's doing: a moment that has passed means nothing, and
-- is not cleared away. In the queue's indexes, because who looks for work skips those that sleep.
alter table cases add column snoozed_until timestamptz;
create index cases_snoozed on cases (snoozed_until) include (id, erased_at) where snoozed_until is not null;

drop index cases_queue;
create index cases_queue on cases (open_rank, waiting_at, id)
  include (status, country, workflow_id, warning_codes, erased_at, assignee_id, snoozed_until);
drop index cases_queue_desc;
create index cases_queue_desc on cases (open_rank, waiting_at desc, id desc)
  include (status, country, workflow_id, warning_codes, erased_at, assignee_id, snoozed_until);
drop index cases_status_queue;
create index cases_status_queue on cases (status, waiting_at, id)
  include (open_rank, country, workflow_id, warning_codes, deleted_at_didit, erased_at, assignee_id, snoozed_until);
drop index cases_created;
create index cases_created on cases (session_created_at, id)
  include (open_rank, status, country, workflow_id, warning_codes, erased_at, assignee_id, snoozed_until);

create constraint trigger cases_snooze_recorded after update on cases deferrable initially deferred
  for each row when (old.snoozed_until is distinct from new.snoozed_until) execute function audit.require_entry('id');
alter table cases enable always trigger cases_snooze_recorded;
