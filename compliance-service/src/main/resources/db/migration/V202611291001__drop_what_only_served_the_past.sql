-- The release has one profile, for all figures.
delete from estimator_profile_use where version = 'url-v1+tunnel-v1';
update estimator_profile_use set effective_from = '0001-01-01 00:00:00Z' where initial;

-- Accesses are kept packed by employee and hour, in the table evidence.
drop table observation;
drop type access_role;
drop type access_kind;
drop type access_identity;
