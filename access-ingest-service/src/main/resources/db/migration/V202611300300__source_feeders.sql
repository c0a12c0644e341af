-- The OIDC clients that may send lines of a source over HTTP. A source that was registered before has none, so nobody may.
alter table source add column feeders text[] not null default '{}';
