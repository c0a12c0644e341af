-- How long the roster of a feed is known after a successful fetch, with every change, so that a read as of an earlier
-- time uses the term of that time.
create table roster_feed_term (
    feed_id     uuid        not null references roster_feed,
    recorded_at timestamptz not null,
    stale_after text        not null
);
create index roster_feed_term_by_feed on roster_feed_term (feed_id, recorded_at);
insert into roster_feed_term (feed_id, recorded_at, stale_after)
select feed_id, created_at, stale_after from roster_feed;
