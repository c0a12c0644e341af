package org.dutywatch.ingest.attribution.domain;

/** Who is behind a user name. Asked by many threads at once while names change. */
public interface Directory {
    Attribution attribute(UserName name);
}
