-- A page token holds a time and a uuid, as in the other lists. The id still says nothing about the person.
alter table shift_minutes drop column row_id;
alter table shift_minutes add column row_id uuid not null default gen_random_uuid();
create index shift_minutes_by_start on shift_minutes (shift_start, row_id);
