package org.dutywatch.ingest.leasefeeds;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.dutywatch.eventkit.decisions.Decision;

/**
 * The settings of a log that says who or what held which address, as somebody asked for them.
 *
 * @param feed its name
 * @param format of its lines
 * @param zone of times without one
 * @param hold how long what a line says holds, if the log does not say it
 * @param feeders the OIDC clients that may send it; nobody may if it is empty
 * @param decision who asked and who decided
 */
public record LeaseFeed(
        String feed, String format, ZoneId zone, Duration hold, Set<String> feeders, Decision decision) {}
