-- When compliance-service deleted the finding: until then its notices and mails are kept. Null while it keeps it.
alter table finding add column purged_at timestamptz;
create index finding_purged on finding (received_at) where purged_at is not null;
create index finding_of_employee on finding (employee_id);

-- Legal holds, as compliance-service published them. They keep what is about the employee, whatever its retention.
create table legal_hold (
    hold_id     uuid        primary key,
    employee_id text        not null,
    finding_id  uuid,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    lifted      boolean     not null
);
create index legal_hold_in_force on legal_hold (employee_id) where not lifted;
