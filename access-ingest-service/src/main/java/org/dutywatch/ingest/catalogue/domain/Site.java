package org.dutywatch.ingest.catalogue.domain;

/**
 * One monitored site.
 *
 * @param key short lower-case name used in events, such as {@code facebook}
 * @param name for people to read
 */
public record Site(String key, String name, SiteCategory category) {}
