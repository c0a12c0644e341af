-- What an identity provider keeps with us beside what is known of people and units.
create table scim_user (
    employee_id text primary key references employee,
    external_id text,
    -- Taken out by the identity provider: seen there no more, unless somebody brings the employee back.
    deleted     boolean not null
);
create table scim_group (
    group_id    uuid primary key,
    unit        text not null unique,
    external_id text
);
