-- Who asked, subscribed, planned or decided is known by his account, too: a user name can change, and one person can have
-- two accounts. Null in rows from before, and where the author is a feed or a schedule.
alter table decision
    add column author_issuer      text,
    add column author_subject     text,
    add column settled_by_issuer  text,
    add column settled_by_subject text,
    add check (settled_by_issuer <> author_issuer or settled_by_subject <> author_subject);

-- Who else counts as an author, such as those who subscribed to the feed that asks.
create table decision_coauthor (
    decision_id        uuid not null references decision on delete cascade,
    author             text not null,
    author_employee_id text,
    author_issuer      text,
    author_subject     text
);
create index decision_coauthor_of on decision_coauthor (decision_id);
revoke update, delete on decision_coauthor from compliance;

alter table roster_feed_author
    drop constraint roster_feed_author_pkey,
    add column author_employee_id text,
    add column author_issuer      text,
    add column author_subject     text;
create unique index roster_feed_author_once on roster_feed_author
    (feed_id, author, coalesce(author_employee_id, ''), coalesce(author_issuer, ''), coalesce(author_subject, ''));

alter table employee_version
    add column recorded_by_employee_id text,
    add column recorded_by_issuer      text,
    add column recorded_by_subject     text;

alter table awaited_supervisor
    add column named_by_employee_id text,
    add column named_by_issuer      text,
    add column named_by_subject     text;

alter table finding_change
    add column actor_issuer  text,
    add column actor_subject text;

alter table legal_hold
    add column set_by_issuer  text,
    add column set_by_subject text;
