package org.dutywatch.ingest.leaseformats.domain;

import java.util.List;

/** A format of logs that say who or what held which address. */
public interface LeaseLogFormat {
    /** As in the settings of a feed. */
    String name();

    /** What each line became; empty lines are left out. */
    List<ReadLine> read(List<String> lines, LeaseLogSettings settings);
}
