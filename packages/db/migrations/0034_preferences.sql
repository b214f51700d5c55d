-- How Docket looks and behaves for one person. Version 0 is what everybody begins with, so that the first change is a
-- change like any other. Which settings there are to choose from is the contract's matter and changes more often than a
-- table should.
create table preferences (
  user_id uuid not null constraint preferences_pk primary key constraint preferences_user_fk references users (id),
  theme text not null default 'system',
  density text not null default 'standard',
  motion text not null default 'system',
  time_zone text,
  date_locale text not null default 'en-GB',
  after_decision text not null default 'stay',
  shortcuts_on boolean not null default true,
  keys jsonb not null default '{}' constraint preferences_keys check (jsonb_typeof(keys) = 'object'),
  version integer not null default 0,
  changed_at timestamptz
);
