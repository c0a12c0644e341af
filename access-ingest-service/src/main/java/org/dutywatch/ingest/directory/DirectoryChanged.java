package org.dutywatch.ingest.directory;

/** Fired after employees changed: user names may be known now that were not. */
public record DirectoryChanged(int employees) {}
