-- Accesses are kept packed by employee and hour, in the table evidence.
drop table observation;
drop type access_role;
drop type access_kind;
drop type access_identity;
