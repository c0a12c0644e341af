package org.dutywatch.ingest.leaseformats.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The settings of a feed by which its lines are read.
 *
 * @param zone of times without one
 * @param hold how long what a line says holds, if the log does not say it: the lease time of a DHCP server, the time
 *     after which a session without further lines has ended, the time for which a log-on says who is there
 * @param receivedAt when the lines were received
 */
public record LeaseLogSettings(ZoneId zone, Duration hold, Instant receivedAt) {}
