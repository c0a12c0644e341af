-- The tables of event-kit's decisions: the same columns in each service.
do $$
declare
    one record;
begin
    for one in select conname from pg_constraint
                where conrelid = 'decision'::regclass and contype = 'c' and conname not like '%kind%' loop
        execute format('alter table decision drop constraint %I', one.conname);
    end loop;
end
$$;
alter table decision rename column author_employees to author_ids;
alter table decision rename column decided_by to settled_by;
alter table decision rename column decided_at to settled_at;
alter table decision
    -- The user names are in the held rows.
    drop column subject_names,
    -- Ids of those who may decide because they are above the subjects.
    add column deciders           text[] not null default '{}',
    add column settled_by_issuer  text,
    add column settled_by_subject text,
    add column settled_by_ids     text[] not null default '{}',
    add column settled_reason     text,
    add constraint decision_state check (state in ('AWAITED', 'APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    add constraint decision_settled check ((state = 'AWAITED') = (settled_at is null)),
    add constraint decision_settled_by check ((state in ('APPROVED', 'DECLINED', 'WITHDRAWN')) = (settled_by is not null)),
    -- Only an author withdraws it, and no author decides.
    add constraint decision_by_another check (state = 'WITHDRAWN'
        or (settled_by <> author and not settled_by_ids && author_ids and not settled_by_ids && subjects
            and (settled_by_issuer <> author_issuer or settled_by_subject <> author_subject)) is not false);

-- Who else counts as an author.
create table decision_coauthor (
    decision_id    uuid   not null references decision on delete cascade,
    author         text   not null,
    author_issuer  text,
    author_subject text,
    author_ids     text[] not null
);
create index decision_coauthor_of on decision_coauthor (decision_id);
revoke update, delete on decision_coauthor from ingest;
grant update (settled_by_issuer, settled_by_subject, settled_by_ids, settled_reason) on decision to ingest;
