-- Why cases are decided as they are. A row never changes; the newest version is in force, and every decision and
-- finding names the one it was made under.
create table reason_catalogues (
  version integer not null constraint reason_catalogues_pk primary key,
  -- In the order people choose in.
  reasons jsonb not null constraint reason_catalogues_list check (jsonb_typeof(reasons) = 'array'),
  because text not null,
  made_by uuid constraint reason_catalogues_made_by_fk references users (id),
  at timestamptz not null default now()
);
create index reason_catalogues_made_by on reason_catalogues (made_by);
create trigger reason_catalogues_append_only before update or delete on reason_catalogues
  for each row execute function audit.refuse_change();
create trigger reason_catalogues_no_truncate before truncate on reason_catalogues
  for each statement execute function audit.refuse_change();
create constraint trigger reason_catalogues_recorded after insert on reason_catalogues deferrable initially deferred
  for each row execute function audit.require_entry('version');
-- Also where replication would keep triggers quiet.
alter table reason_catalogues enable always trigger reason_catalogues_append_only;
alter table reason_catalogues enable always trigger reason_catalogues_no_truncate;
alter table reason_catalogues enable always trigger reason_catalogues_recorded;

alter table decisions
  -- Further reasons beside the main one.
  add column more_reasons text[] not null default '{}',
  add column catalogue_version integer constraint decisions_catalogue_fk references reason_catalogues (version);
create index decisions_catalogue_version on decisions (catalogue_version);

alter table aml_dispositions
  add column catalogue_version integer
    constraint aml_dispositions_catalogue_fk references reason_catalogues (version);
create index aml_dispositions_catalogue_version on aml_dispositions (catalogue_version);

insert into reason_catalogues (version, because, reasons) values (1, 'As shipped.', '[
  {"key":"false-alarm","label":"Warning checked: false alarm","outcomes":["approve"],"clause":"CDD-7.1 Review of warnings","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"risk-accepted","label":"Warning checked: risk accepted","outcomes":["approve"],"clause":"CDD-7.2 Residual risk","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"spelling-differs","label":"Same name in another spelling","outcomes":["approve"],"clause":"CDD-4.5 Names and transliteration","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"verified-otherwise","label":"Verified by other evidence","outcomes":["approve"],"clause":"CDD-7.3 Other evidence","customerText":null,"needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"difference-explained","label":"Customer explained the difference","outcomes":["approve"],"clause":"CDD-7.4 Explanations","customerText":null,"needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"declined-in-error","label":"Earlier decline was wrong","outcomes":["approve"],"clause":"CDD-9.2 Overturning decisions","customerText":null,"needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"pep-accepted","label":"Politically exposed, accepted after enhanced review","outcomes":["approve"],"clause":"AML-6.2 PEP","customerText":null,"needsNote":true,"needsSecondPerson":true,"retired":false},
  {"key":"media-accepted","label":"Adverse media weighed and accepted","outcomes":["approve"],"clause":"AML-6.4 Adverse media","customerText":null,"needsNote":true,"needsSecondPerson":true,"retired":false},
  {"key":"document-not-genuine","label":"Document not genuine or altered","outcomes":["decline","block"],"clause":"CDD-4.3 Authenticity","customerText":"We could not accept the document.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"document-expired","label":"Document expired","outcomes":["decline","resubmit"],"clause":"CDD-4.2 Identity document","customerText":"The document has expired. Please use one that is valid.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"document-unreadable","label":"Document unreadable or cropped","outcomes":["decline","resubmit"],"clause":"CDD-4.2 Identity document","customerText":"The document could not be read. All of it must be in the picture, sharp and without glare.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"face-mismatch","label":"Selfie is not the person on the document","outcomes":["decline","resubmit","block"],"clause":"CDD-5.1 Face match","customerText":"The selfie could not be matched with the photo on the document.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"liveness-doubtful","label":"Liveness not convincing","outcomes":["decline","resubmit","block"],"clause":"CDD-5.2 Liveness","customerText":"The selfie could not be confirmed. Please take it yourself, in good light.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"data-mismatch","label":"Data differ from what the customer told us","outcomes":["decline","resubmit"],"clause":"CDD-4.4 Data on the document","customerText":"The details on the document differ from those we were given.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"address-not-proven","label":"Address not proven","outcomes":["decline","resubmit"],"clause":"CDD-4.6 Proof of address","customerText":"The address could not be confirmed with the document we were sent.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"under-age","label":"Customer is under age","outcomes":["decline"],"clause":"CDD-3.2 Minimum age","customerText":"Our service is for adults only.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"sanctions-match","label":"Confirmed sanctions match","outcomes":["decline","block"],"clause":"AML-5.1 Sanctions","customerText":"We are unable to offer you our service.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"pep-risk","label":"Politically exposed, risk not accepted","outcomes":["decline"],"clause":"AML-6.3 PEP","customerText":"We are unable to offer you our service.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"adverse-media","label":"Serious adverse media","outcomes":["decline"],"clause":"AML-6.4 Adverse media","customerText":"We are unable to offer you our service.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"duplicate-person","label":"Same person holds another account","outcomes":["decline","block"],"clause":"CDD-8.1 One account each","customerText":"Each person can hold one account with us.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"suspected-fraud","label":"Suspected fraud","outcomes":["decline","block"],"clause":"AML-8.1 Suspicion of fraud","customerText":"We are unable to offer you our service.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"document-not-accepted","label":"Kind of document not accepted","outcomes":["decline","resubmit"],"clause":"CDD-4.1 Accepted documents","customerText":"We cannot accept this kind of document. Please use a passport or an identity card.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"photo-of-copy","label":"Photo of a screen or copy","outcomes":["decline","resubmit"],"clause":"CDD-4.3 Authenticity","customerText":"Please photograph the document itself, not a copy or a screen.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"document-incomplete","label":"A side or page is missing","outcomes":["resubmit"],"clause":"CDD-4.2 Identity document","customerText":"A side of the document is missing. Please send all of it.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"face-not-clear","label":"Face covered, dark or out of focus","outcomes":["resubmit"],"clause":"CDD-5.1 Face match","customerText":"Your face must be seen clearly, without glasses, mask or hat.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"address-proof-old","label":"Proof of address older than three months","outcomes":["decline","resubmit"],"clause":"CDD-4.6 Proof of address","customerText":"The proof of address must be from the last three months.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"contact-not-confirmed","label":"Phone or e-mail not confirmed","outcomes":["resubmit"],"clause":"CDD-4.7 Contact details","customerText":"Please confirm your phone number and e-mail address.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"country-not-served","label":"Country not served","outcomes":["decline"],"clause":"CDD-3.1 Countries","customerText":"We do not offer our service in your country.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"cdd-not-possible","label":"Due diligence cannot be completed","outcomes":["decline"],"clause":"CDD-2.4 Incomplete CDD","customerText":"We could not complete the verification.","needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"customer-withdrew","label":"Customer withdrew or does not answer","outcomes":["decline"],"clause":"CDD-2.5 No answer","customerText":"The verification was not completed.","needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"funds-not-explained","label":"Source of funds not explained","outcomes":["decline"],"clause":"AML-7.1 Source of funds","customerText":"We are unable to offer you our service.","needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"acts-for-another","label":"Coached, or acts for somebody else","outcomes":["decline"],"clause":"AML-7.3 Third parties","customerText":"We are unable to offer you our service.","needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"identity-misused","label":"Identity used without its owner","outcomes":["decline","block"],"clause":"AML-8.2 Identity theft","customerText":"We are unable to offer you our service.","needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"device-misused","label":"Device or network linked to abuse","outcomes":["decline","block"],"clause":"AML-8.3 Linked abuse","customerText":"We are unable to offer you our service.","needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"blocked-in-error","label":"Blocked by mistake","outcomes":["unblock"],"clause":"CDD-9.3 Blocklist","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"block-cleared","label":"Cleared since it was blocked","outcomes":["unblock"],"clause":"CDD-9.3 Blocklist","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"other","label":"Other","outcomes":["approve","decline","resubmit","block","unblock"],"clause":"CDD-7.9 Other grounds","customerText":null,"needsNote":true,"needsSecondPerson":false,"retired":false},
  {"key":"different-person","label":"Another person of that name","outcomes":["False Positive"],"clause":"AML-4.2 Clearing hits","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"list-entry-wrong","label":"The list entry is outdated or wrong","outcomes":["False Positive"],"clause":"AML-4.3 List data","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"same-person","label":"The same person","outcomes":["Confirmed Match"],"clause":"AML-4.4 Confirmed hits","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"same-person-risk-known","label":"The same person, known and accepted","outcomes":["Confirmed Match"],"clause":"AML-4.5 Known customers","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"data-too-thin","label":"Too little is known to say","outcomes":["Inconclusive"],"clause":"AML-4.6 Open hits","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false},
  {"key":"asked-customer","label":"The customer was asked for more","outcomes":["Inconclusive"],"clause":"AML-4.6 Open hits","customerText":null,"needsNote":false,"needsSecondPerson":false,"retired":false}
]');
