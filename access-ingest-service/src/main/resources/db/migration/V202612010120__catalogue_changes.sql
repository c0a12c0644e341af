-- Changes of the site catalogue. One person asks, a second one approves.
alter table decision
    drop constraint decision_kind_check,
    add constraint decision_kind_check
        check (kind in ('BULK_LOAD', 'LEASE_CHANGE', 'LEASE_FEED', 'CATALOGUE_CHANGE'));
create table catalogue_change (
    decision_id   uuid        primary key references decision (decision_id),
    -- as in the text of the catalogue: a host, .domain, or either with a path
    entry         text        not null,
    -- role of a host in lower case, tenants, or not
    role          text        not null,
    site          text        not null,
    site_name     text        not null,
    site_category text        not null,
    wanted_from   timestamptz not null,
    reason        text        not null,
    -- accesses that began then or later are classified by it; null unless it was approved
    in_force_from timestamptz
);
revoke update, delete on catalogue_change from ingest;
grant update (in_force_from) on catalogue_change to ingest;
create trigger in_force_once before update on catalogue_change for each row
    when (old.in_force_from is not null) execute function refuse_change_of_settled();
