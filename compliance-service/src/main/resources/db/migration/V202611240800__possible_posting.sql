-- Requests that look like posting, as a finding of clause IV.B tells them; null in findings about minutes.
alter table finding add column indications jsonb;
alter table finding_change add column indications jsonb;
