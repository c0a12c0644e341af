-- Who subscribed to a feed or changed it: none of them decides on a correction that the feed asks for.
create table roster_feed_author (
    feed_id uuid not null references roster_feed,
    author  text not null,
    primary key (feed_id, author)
);
insert into roster_feed_author (feed_id, author) select feed_id, author from roster_feed;
