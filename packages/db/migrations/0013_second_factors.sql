-- What people have besides a password. An authenticator app's secret is AES-256-GCM text under a key outside the
-- database, bound to the person and its column.
create table authenticators (
  user_id uuid not null constraint authenticators_pk primary key
    constraint authenticators_user_fk references users (id),
  totp_secret_sealed text not null,
  created_at timestamptz not null,
  -- Null until a first code has shown that the app has the secret; until then it is no factor.
  confirmed_at timestamptz,
  -- The step of 30 seconds of the last code that was taken: neither it nor an older one is taken again.
  last_step bigint
);

create table passkeys (
  id uuid not null constraint passkeys_pk primary key,
  user_id uuid not null constraint passkeys_user_fk references users (id),
  credential_id text not null constraint passkeys_credential_id_unique unique,
  public_key bytea not null,
  -- How often the authenticator says it has signed. One that does not rise was copied.
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_user_id on passkeys (user_id);

-- 80 random bits each, so that a plain SHA-256 gives none of them away.
create table recovery_codes (
  user_id uuid not null constraint recovery_codes_user_fk references users (id),
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_codes_pk primary key (user_id, code_hash)
);

-- What a passkey is asked to sign: once, for one purpose, and where somebody is known for that sign-in only.
create table passkey_challenges (
  challenge text not null constraint passkey_challenges_pk primary key,
  purpose text not null constraint passkey_challenges_purpose
    check (purpose in ('sign-in', 'second-factor', 'confirm', 'add')),
  subject text,
  expires_at timestamptz not null
);
create index passkey_challenges_expires_at on passkey_challenges (expires_at);

-- Sign-ins whose password was right and whose second factor has not been shown yet.
create table pending_sign_ins (
  token_hash text not null constraint pending_sign_ins_pk primary key,
  user_id uuid not null constraint pending_sign_ins_user_fk references users (id),
  expires_at timestamptz not null
);
create index pending_sign_ins_user_id on pending_sign_ins (user_id);
create index pending_sign_ins_expires_at on pending_sign_ins (expires_at);
