-- What an administrator says about the lines of a format that has columns, a general one, or one with numeric dates.
alter table source
    add column columns text[] not null default '{}',
    add column fields jsonb not null default '{}',
    add column date_order text check (date_order in ('dmy', 'mdy'));
