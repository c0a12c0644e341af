-- What whoever decides must know of a held row: how many recorded accesses it would change, and who holds the address.
alter table held_lease
    add column accesses integer,
    add column holders  text[] not null default '{}';
