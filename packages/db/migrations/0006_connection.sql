-- When the person behind a sign-in last gave the password; changing secrets wants that to be recent.
alter table auth_sessions add column confirmed_at timestamptz;

-- How this installation is connected to Didit. One row, made here, so that there is always one to lock. What ends in
-- _sealed is AES-256-GCM text under a key outside the database, bound to this row's id and its column.
create table connections (
  id uuid not null default gen_random_uuid() constraint connections_pk primary key,
  only_one boolean not null default true
    constraint connections_only_one unique constraint connections_only_one_true check (only_one),
  -- The Didit that the secrets belong to: they are never sent to another one.
  didit_origin text,
  api_key_sealed text,
  api_key_last_four text,
  key_changed_at timestamptz,
  key_changed_by uuid constraint connections_key_changed_by_fk references users (id),
  application_id text,
  application_name text,
  -- The unguessable end of the address Didit delivers to; the one before stays open for what is under way.
  webhook_path text not null default replace(gen_random_uuid()::text, '-', ''),
  webhook_path_previous text,
  webhook_base_url text,
  webhook_secret_sealed text,
  webhook_secret_last_four text,
  webhook_previous_sealed text,
  webhook_previous_until timestamptz,
  webhook_rotated_at timestamptz,
  destination_id text,
  -- Replaced at Didit and not yet deleted there.
  destination_retired_id text,
  version integer not null default 1,
  constraint connections_key_origin check (api_key_sealed is null or didit_origin is not null),
  constraint connections_secret_origin check (webhook_secret_sealed is null or didit_origin is not null),
  constraint connections_previous_until check (webhook_previous_sealed is null or webhook_previous_until is not null)
);
create index connections_key_changed_by on connections (key_changed_by);
insert into connections default values;

-- Webhooks are what tells which application and environment a key opens.
alter table deliveries
  add column application_id text,
  add column environment text;
