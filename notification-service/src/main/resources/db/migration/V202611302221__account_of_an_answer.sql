-- The account of whoever answered: a user name can change, and one person can have two. Null in answers of before.
alter table notice
    add column acknowledged_issuer  text,
    add column acknowledged_subject text;
