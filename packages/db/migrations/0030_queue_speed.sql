-- The queue chooses its page from an index alone: each carries what can be filtered by beside its order, so that a
-- filter which few cases match does not fetch those that it skips. Who was erased is skipped there too.
drop index cases_queue;
create index cases_queue on cases (open_rank, waiting_at, id)
  include (status, country, workflow_id, warning_codes, erased_at);
create index cases_queue_desc on cases (open_rank, waiting_at desc, id desc)
  include (status, country, workflow_id, warning_codes, erased_at);
drop index cases_status_queue;
create index cases_status_queue on cases (status, waiting_at, id)
  include (open_rank, country, workflow_id, warning_codes, deleted_at_didit, erased_at);
drop index cases_created;
create index cases_created on cases (session_created_at, id)
  include (open_rank, status, country, workflow_id, warning_codes, erased_at);
create index cases_country on cases (country) include (erased_at);
drop index cases_workflow_id;
create index cases_workflow_id on cases (workflow_id) include (erased_at);
-- A filter finds its rows by the statistics; the default sample takes rare codes for common ones.
alter table cases alter column warning_codes set statistics 1000;

-- Search text is plain ASCII now and begins with a blank: trigrams of other letters depend on the database's locale,
-- which knew none, and a blank marks the beginning of every word. As `fold` in the server writes it. Whoever was erased
-- keeps none.
update cases set search_text = ' ' || case when search_text ~ '^[ -~]*$' then search_text else (
  select string_agg(case when letter ~ '[ -~]' then letter
    else coalesce(latin ->> letter, 'u' || to_hex(ascii(letter))) end, '' order by place)
  from regexp_split_to_table(search_text, '') with ordinality as letters (letter, place),
    jsonb_build_object('а', 'a', 'б', 'b', 'в', 'v', 'г', 'g', 'ґ', 'g', 'д', 'd', 'ђ', 'd', 'е', 'e', 'є', 'ie',
      'ж', 'zh', 'з', 'z', 'и', 'i', 'і', 'i', 'ј', 'j', 'к', 'k', 'л', 'l', 'љ', 'lj', 'м', 'm', 'н', 'n', 'њ', 'nj',
      'о', 'o', 'п', 'p', 'р', 'r', 'с', 's', 'т', 't', 'ћ', 'c', 'у', 'u', 'ф', 'f', 'х', 'kh', 'ц', 'ts', 'ч', 'ch',
      'џ', 'dz', 'ш', 'sh', 'щ', 'shch', 'ъ', 'ie', 'ы', 'y', 'ь', '', 'э', 'e', 'ю', 'iu', 'я', 'ia',
      'ß', 'ss', 'ı', 'i', 'ς', 'u3c3') as latin
  ) end
where search_text <> '';
