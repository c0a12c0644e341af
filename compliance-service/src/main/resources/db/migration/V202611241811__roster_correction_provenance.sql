-- Which feed asked for the correction, and which event of a calendar each added entry stands for, in their order.
alter table roster_correction
    add column origin text,
    add column uids   text[] not null default '{}';
