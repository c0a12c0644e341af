-- The format of the lines, if the administrator defines it with Squid's logformat; null for all other formats.
alter table source add column logformat text;
