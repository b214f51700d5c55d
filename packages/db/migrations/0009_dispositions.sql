-- What a person found about hits of a screening. Ours is written first; Didit is told afterwards.
create table aml_dispositions (
  id uuid not null constraint aml_dispositions_pk primary key,
  case_id uuid not null constraint aml_dispositions_case_fk references cases (id),
  node_id text,
  hit_ids text[] not null constraint aml_dispositions_hits check (cardinality(hit_ids) > 0),
  finding text not null constraint aml_dispositions_finding check (
    finding in ('False Positive', 'Confirmed Match', 'Inconclusive')
  ),
  reason text not null,
  -- The attributes by which the customer and the listed entity are told apart.
  discriminators text[] not null,
  note text,
  made_by uuid not null constraint aml_dispositions_made_by_fk references users (id),
  made_at timestamptz not null,
  audit_entry_id uuid not null,
  state text not null constraint aml_dispositions_state check (state in ('recorded', 'told', 'refused')),
  because text,
  settled_at timestamptz
);
create index aml_dispositions_case_id on aml_dispositions (case_id, made_at);
create index aml_dispositions_made_by on aml_dispositions (made_by);
create index aml_dispositions_untold on aml_dispositions (made_at) where state = 'recorded';
