-- Reports about the audit trail, as compliance published them.
create table audit_report (
    report_id uuid primary key,
    made_at   timestamptz not null,
    body      jsonb       not null
);

-- A mail can be about such a report, too.
alter table delivery add column report_id uuid references audit_report;
-- It is still about one thing, whatever else it can be about.
do $$
declare
    one_thing text := (select pg_get_constraintdef(oid) from pg_constraint
                        where conrelid = 'delivery'::regclass and conname = 'delivery_about');
begin
    alter table delivery drop constraint delivery_about;
    execute 'alter table delivery add constraint delivery_about '
        || replace(one_thing, 'num_nonnulls(', 'num_nonnulls(report_id, ');
end
$$;
create unique index delivery_of_report on delivery (report_id, address) where report_id is not null;
