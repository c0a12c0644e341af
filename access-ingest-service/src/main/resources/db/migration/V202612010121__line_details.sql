-- Lines by day, source and detail: addresses that could not be attributed, hosts of sites that no entry names. No person.
create table line_detail_count (
    kind     text   not null check (kind in ('UNATTRIBUTED', 'UNNAMED_HOST')),
    -- of the time of the lines, in UTC
    day      date   not null,
    source   text   not null collate "C",
    -- the reason, or the site
    category text   not null collate "C",
    -- the client address, or the host
    name     text   not null collate "C",
    lines    bigint not null check (lines > 0),
    primary key (kind, day, source, category, name)
);
create index line_detail_count_day on line_detail_count (day);
revoke update on line_detail_count from ingest;
grant update (lines) on line_detail_count to ingest;
