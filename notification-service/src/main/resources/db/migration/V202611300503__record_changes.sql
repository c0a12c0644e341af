-- Employees whose mail address, unit or supervisor changed: they get a mail at the old and at the new address.
create table record_change (
    change_id      uuid   primary key,
    employee_id    text   not null,
    version_before bigint not null,
    version        bigint not null,
    unique (employee_id, version),
    foreign key (employee_id, version_before) references person (employee_id, version),
    foreign key (employee_id, version) references person (employee_id, version)
);
alter table delivery add column record_change_id uuid references record_change;
-- A mail is still about one thing, whatever else it can be about.
do $$
declare
    one_thing text := (select pg_get_constraintdef(oid) from pg_constraint
                        where conrelid = 'delivery'::regclass and conname = 'delivery_about');
begin
    alter table delivery drop constraint delivery_about;
    execute 'alter table delivery add constraint delivery_about '
        || replace(one_thing, 'num_nonnulls(', 'num_nonnulls(record_change_id, ');
end
$$;
create index delivery_of_record_change on delivery (record_change_id) where record_change_id is not null;
