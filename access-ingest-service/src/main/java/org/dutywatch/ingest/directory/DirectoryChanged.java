package org.dutywatch.ingest.directory;

/**
 * Fired after changes of employees are stored, because unknown user names may be known now.
 *
 * @param employees how many changes were received
 */
public record DirectoryChanged(int employees) {}
