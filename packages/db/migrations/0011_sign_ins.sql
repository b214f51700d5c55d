-- A sign-in is renewed every few minutes by a token that is good once. Only hashes are kept: what lies here opens nothing.
create table refresh_tokens (
  token_hash text not null constraint refresh_tokens_pk primary key,
  session_id uuid not null constraint refresh_tokens_session_fk references auth_sessions (id),
  created_at timestamptz not null,
  -- When it was exchanged for its successor. Presented again much later, it has been copied.
  used_at timestamptz
);
create index refresh_tokens_session_id on refresh_tokens (session_id);

-- When a person last did something in this sign-in, as far as the last renewal knows.
alter table auth_sessions add column last_used_at timestamptz;
update auth_sessions set last_used_at = created_at;
alter table auth_sessions alter column last_used_at set not null;
