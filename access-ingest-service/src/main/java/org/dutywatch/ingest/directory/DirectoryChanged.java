package org.dutywatch.ingest.directory;

/**
 * Fired after changes of employees were stored: user names that were unknown may be known now.
 *
 * @param employees how many changes were received
 */
public record DirectoryChanged(int employees) {}
