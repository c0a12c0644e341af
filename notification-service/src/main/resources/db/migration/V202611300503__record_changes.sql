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
alter table delivery
    add column record_change_id uuid references record_change,
    drop constraint delivery_about,
    add constraint delivery_about check (num_nonnulls(notice_id, decision_id, alarm_id, record_change_id) = 1);
create index delivery_of_record_change on delivery (record_change_id) where record_change_id is not null;
