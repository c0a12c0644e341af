package org.dutywatch.compliance.insight.retention;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.dutywatch.compliance.measuring.evidence.EvidenceConfig;

/** Computes from the settings what is old enough to be deleted now. Wrong settings stop the service at start. */
@ApplicationScoped
@Startup
class PurgeDates {
    private final RetentionConfig config;
    private final ZoneId zone;
    private final Clock clock;

    /** @throws IllegalStateException if something would go before what it rests on, or what rests on it */
    PurgeDates(RetentionConfig config, EvidenceConfig evidence, ZoneId zone, Clock clock) {
        this.config = config;
        this.zone = zone;
        this.clock = clock;
        requireNotShorter("results", config.results(), "dutywatch.evidence.retention", evidence.retention());
        requireNotShorter("findings", config.findings(), "dutywatch.evidence.retention", evidence.retention());
        requireNotShorter(
                "referred-findings", config.referredFindings(), "dutywatch.retention.findings", config.findings());
        requireNotShorter("facts", config.facts(), "dutywatch.retention.referred-findings", config.referredFindings());
    }

    /** Results of shifts that started before are old enough: the start of a month in the department's zone. */
    Instant results() {
        return before(config.results())
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Findings whose shift and last revision are before are old enough, unless they were referred. */
    Instant findings() {
        return before(config.findings()).toInstant();
    }

    Instant referredFindings() {
        return before(config.referredFindings()).toInstant();
    }

    /** Successful fetches of rosters before are old enough: as the rosters. */
    Instant facts() {
        return before(config.facts()).toInstant();
    }

    /** Failed fetches of rosters before are old enough: as results. */
    Instant failedFetches() {
        return before(config.results()).toInstant();
    }

    /** For how many days facts are kept, counted from now. */
    int factsDays() {
        return Math.toIntExact(
                ChronoUnit.DAYS.between(before(config.facts()), clock.instant().atZone(zone)));
    }

    Instant now() {
        return clock.instant();
    }

    private ZonedDateTime before(Period retention) {
        return clock.instant().atZone(zone).minus(retention);
    }

    private void requireNotShorter(String name, Period period, String otherKey, Period other) {
        if (before(period).isAfter(before(other))) {
            throw new IllegalStateException(
                    "dutywatch.retention." + name + " is shorter than " + otherKey + ": " + period + ", " + other);
        }
    }
}
