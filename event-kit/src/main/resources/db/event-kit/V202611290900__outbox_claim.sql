-- Which relay may send the rows of the outbox, and until when. One row: only one relay of a service sends at a time.
create table outbox_claim (
    only_row      boolean     primary key default true check (only_row),
    relay         uuid,
    claimed_until timestamptz not null default '-infinity'
);
insert into outbox_claim default values;
