-- Which feed brought the entry, and which event of a calendar it stands for; null where people loaded it.
alter table roster_entry
    add column origin text,
    add column source_uid text;
create index roster_entry_origin on roster_entry (origin, start_at) where origin is not null;
create index roster_entry_source_uid on roster_entry (source_uid)
    where source_uid is not null and superseded_at is null;
