-- Each source and sender once. An hour of evidence stores their numbers, because their names would be a sixth of its bytes.
create table evidence_sender (
    number integer generated always as identity primary key,
    source text not null,
    sender text not null,
    unique (source, sender)
);
-- The service adds senders. It never renames or removes one.
revoke update, delete on evidence_sender from compliance;

insert into evidence_sender (source, sender)
select distinct split_part(entry, e'\t', 1), split_part(entry, e'\t', 2)
  from evidence, unnest(senders) as entry;

alter table evidence rename column senders to sender_names;
alter table evidence add column senders integer[] not null default '{}';
update evidence
   set senders = array(select number
                         from unnest(sender_names) as entry
                         join evidence_sender
                           on source = split_part(entry, e'\t', 1) and sender = split_part(entry, e'\t', 2)
                        order by number)
 where sender_names <> '{}';
alter table evidence drop column sender_names;
