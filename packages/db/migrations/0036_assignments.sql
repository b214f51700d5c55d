-- Whose work a case is, whether or not they hold it now. It stands in the queue's indexes, so that pages of one's own
-- work and of nobody's are chosen from an index alone, as all others are.
alter table cases add column assignee_id uuid constraint cases_assignee_fk references users (id);
create index cases_assignee_id on cases (assignee_id) include (id, erased_at) where assignee_id is not null;

drop index cases_queue;
create index cases_queue on cases (open_rank, waiting_at, id)
  include (status, country, workflow_id, warning_codes, erased_at, assignee_id);
drop index cases_queue_desc;
create index cases_queue_desc on cases (open_rank, waiting_at desc, id desc)
  include (status, country, workflow_id, warning_codes, erased_at, assignee_id);
drop index cases_status_queue;
create index cases_status_queue on cases (status, waiting_at, id)
  include (open_rank, country, workflow_id, warning_codes, deleted_at_didit, erased_at, assignee_id);
drop index cases_created;
create index cases_created on cases (session_created_at, id)
  include (open_rank, status, country, workflow_id, warning_codes, erased_at, assignee_id);

create constraint trigger cases_assignment_recorded after update on cases deferrable initially deferred
  for each row when (old.assignee_id is distinct from new.assignee_id) execute function audit.require_entry('id');
alter table cases enable always trigger cases_assignment_recorded;
