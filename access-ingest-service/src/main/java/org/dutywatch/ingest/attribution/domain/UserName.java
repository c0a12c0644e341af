package org.dutywatch.ingest.attribution.domain;

/** A user name in the one form in which names are compared; made by {@link UserNames#normalise}. */
public record UserName(String value) {}
