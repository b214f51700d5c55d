-- People and how they sign in.
create table users (
  id uuid not null constraint users_pk primary key,
  email text not null constraint users_email_lower check (email = lower(email)),
  name text not null,
  role text not null constraint users_role check (role in ('reviewer', 'manager', 'admin', 'auditor')),
  password_hash text not null,
  state text not null default 'active' constraint users_state check (state in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  version integer not null default 1,
  constraint users_email_unique unique (email)
);

-- A sign-in is a row, so that signing out, disabling a user or changing a role acts on the very next request.
create table auth_sessions (
  id uuid not null constraint auth_sessions_pk primary key,
  user_id uuid not null constraint auth_sessions_user_fk references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  ip text,
  user_agent text
);
create index auth_sessions_user_id on auth_sessions (user_id) where ended_at is null;

-- Failed sign-ins per account and per address; shared by all API instances.
create table sign_in_failures (
  subject text not null constraint sign_in_failures_pk primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  blocked_until timestamptz
);
