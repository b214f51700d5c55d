-- Which cases changed lately, so that a screen whose line was down is told what it missed, and an API process whose own
-- line to the database was down too. Rows are dropped after an hour; whoever was away for longer reads everything anew.
create table case_changes (
  -- Who reads this asks for what committed since their last look. Numbers are given at insert and not at commit, so that
  -- only the transaction's id, held against a snapshot, says so.
  xid xid8 not null default pg_current_xact_id(),
  -- Null: so many changed at once that lists are read anew. No foreign key: nothing may wait here for a locked case.
  case_id uuid,
  -- What is shown of the customer is another too. That is never told here, whoever shows it asks for it.
  of_customer boolean not null default false,
  at timestamptz not null default now()
);
create index case_changes_xid on case_changes (xid);
create index case_changes_at on case_changes (at);

-- Who has which case on the screen right now. Gone with the server when that crashes, and so are the screens' lines.
create unlogged table live_instances (
  id uuid not null constraint live_instances_pk primary key,
  seen_at timestamptz not null default clock_timestamp()
);
create unlogged table lookers (
  stream_id uuid not null constraint lookers_pk primary key,
  -- Of a process that was killed nobody closes the streams; with its row these go.
  instance_id uuid not null
    constraint lookers_instance_fk references live_instances (id) on delete cascade,
  case_id uuid not null constraint lookers_case_fk references cases (id),
  user_id uuid not null constraint lookers_user_fk references users (id)
);
create index lookers_instance_id on lookers (instance_id);
create index lookers_case_id on lookers (case_id);
create index lookers_user_id on lookers (user_id);
