-- What else ingest tells of an access; rows from before it did are none of these.
alter table observation
    add column posting                 boolean not null default false,
    add column denied                  boolean not null default false,
    add column ambiguous               boolean not null default false,
    -- Milliseconds; later tellings can only make them smaller.
    add column since_page_elsewhere_ms integer,
    add column since_embedding_page_ms integer;
