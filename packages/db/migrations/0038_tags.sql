-- Free words of the desk about a case: in `cases`, because they may name a person and go when that person is erased. For
-- the same reason the planner keeps no samples of them.
alter table cases
  add column tags text[] not null default '{}' constraint cases_tags_few check (cardinality(tags) <= 10),
  alter column tags set statistics 0;
-- Which tags there are is read from here, and which cases have one of them.
create index cases_tags on cases using gin (tags);
create index cases_tagged on cases (id) include (tags, erased_at) where tags <> '{}';

create constraint trigger cases_tags_recorded after update on cases deferrable initially deferred
  for each row when (old.tags is distinct from new.tags) execute function audit.require_entry('id');
alter table cases enable always trigger cases_tags_recorded;
