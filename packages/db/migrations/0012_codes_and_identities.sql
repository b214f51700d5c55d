-- One-time codes: for the first administrator, and for whoever is to choose a password. Only hashes are kept.
create table one_time_codes (
  code_hash text not null constraint one_time_codes_pk primary key,
  purpose text not null constraint one_time_codes_purpose check (purpose in ('setup', 'password')),
  user_id uuid constraint one_time_codes_user_fk references users (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_codes_of_somebody check ((purpose = 'password') = (user_id is not null))
);
create index one_time_codes_user_id on one_time_codes (user_id);

-- Null until the person has chosen one.
alter table users alter column password_hash drop not null;

-- Who somebody is at the identity provider: bound at their first sign-in there, and from then on told by this alone.
create table user_identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null constraint user_identities_user_fk references users (id),
  created_at timestamptz not null,
  constraint user_identities_pk primary key (issuer, subject),
  constraint user_identities_one_each unique (user_id, issuer)
);
