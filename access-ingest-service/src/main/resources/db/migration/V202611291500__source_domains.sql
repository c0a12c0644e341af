-- Which user names of a source are the department's: those with one of these domains or realms, and bare names.
alter table source add column domains text[] not null default '{}';
alter table source add column bare_names boolean not null default true;

-- Increases when the two columns change: parked accesses are then tried again.
alter table source add column names_version bigint not null default 0;
