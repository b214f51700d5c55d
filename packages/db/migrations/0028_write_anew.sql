-- Writes the tables with readable data of people anew, so that what an erasure blanked is on no page any more. As the
-- owner, because the server's login may not: the right to maintain a table is no older than PostgreSQL 17. CLUSTER
-- leaves dead rows behind as VACUUM FULL does, and unlike that one may run in a function.
create function write_people_anew() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  cluster public.cases using cases_pk;
  cluster public.activities using activities_pk;
  analyze public.cases;
  analyze public.activities;
end
$$;
revoke execute on function write_people_anew from public;
