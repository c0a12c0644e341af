-- Requests of lines that have begun and whose audit record is not written yet. A row that stays belongs to an instance that
-- ended in between; after a while its feed is recorded as interrupted.
create table open_feed (
    feed_id  uuid        primary key,
    source   text        not null,
    client   text        not null,
    username text        not null,
    began_at timestamptz not null
);
