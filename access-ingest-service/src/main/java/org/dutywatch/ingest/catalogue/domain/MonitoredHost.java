package org.dutywatch.ingest.catalogue.domain;

/** Site and role of a monitored host. */
public record MonitoredHost(Site site, HostRole role) {}
