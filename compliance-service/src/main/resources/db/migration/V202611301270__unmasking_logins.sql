-- A user name can change and be given to somebody else; the issuer and the subject of a login cannot. Null in requests
-- of before, which show nobody any more.
alter table unmasking
    add column author_issuer   text,
    add column author_subject  text,
    add column decider_issuer  text,
    add column decider_subject text,
    add check ((author_issuer is null) = (author_subject is null)),
    add check ((decider_issuer is null) = (decider_subject is null));

drop index unmasking_of_author;
create index unmasking_of_author on unmasking (author_issuer, author_subject, ends_at);
