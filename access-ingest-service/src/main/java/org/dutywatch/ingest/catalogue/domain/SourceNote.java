package org.dutywatch.ingest.catalogue.domain;

import java.util.List;

/**
 * Why a host is listed with its role.
 *
 * @param sources where that can be read, at least one
 * @param text in our own words
 */
public record SourceNote(List<Source> sources, String text) {
    /**
     * A public source.
     *
     * @param key short name
     * @param url address; {@code {host}} in it means the host of the entry
     */
    public record Source(String key, String url) {}

    public SourceNote {
        sources = List.copyOf(sources);
    }
}
