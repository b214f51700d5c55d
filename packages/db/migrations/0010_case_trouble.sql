-- Why the session of a case could not be read when it was last tried: the kind of the failed call. Null once it was read.
alter table cases add column trouble text;
