-- Roots of 256 log entries each, so that the proof of one entry need not hash the whole log. Derived from audit.log
-- alone, filled when a proof is first asked for; whoever empties it loses nothing but time.
create table audit.tile (
  tile_index bigint not null constraint tile_pk primary key,
  root bytea not null constraint tile_root_is_hash check (octet_length(root) = 32)
);
