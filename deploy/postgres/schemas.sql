-- One schema and one login a service. Passwords are set by whoever runs this: never here.
create role ingest login;
create role compliance login;
create role notification login;

create schema ingest authorization ingest;
create schema compliance authorization compliance;
create schema notification authorization notification;

alter role ingest set search_path = ingest;
alter role compliance set search_path = compliance;
alter role notification set search_path = notification;

revoke create on schema public from public;
