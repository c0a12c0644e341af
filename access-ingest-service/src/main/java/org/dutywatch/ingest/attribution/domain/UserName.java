package org.dutywatch.ingest.attribution.domain;

/** A normalised user name, which can be compared; made by {@link UserNames#normalise}. */
public record UserName(String value) {}
