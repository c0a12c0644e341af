package org.dutywatch.compliance.insight.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.dutywatch.compliance.measuring.evidence.EvidenceConfig;
import org.junit.jupiter.api.Test;

class PurgeDatesTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void shouldLetResultsGoByWholeMonthsOfTheDepartment() {
        var dates = dates("P400D", "P3Y", "P7Y");

        // 400 days ago was 26 October 2025; October began at midnight in Chicago.
        assertThat(dates.results()).isEqualTo(Instant.parse("2025-10-01T05:00:00Z"));
    }

    @Test
    void shouldKeepReferredFindingsLonger() {
        var dates = dates("P400D", "P3Y", "P7Y");

        assertThat(dates.findings()).isEqualTo(Instant.parse("2023-11-30T12:00:00Z"));
        assertThat(dates.referredFindings()).isEqualTo(Instant.parse("2019-11-30T12:00:00Z"));
    }

    @Test
    void shouldNotStartWhenSomethingWouldGoBeforeWhatItRestsOn() {
        assertThatThrownBy(() -> dates("P89D", "P3Y", "P7Y"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("dutywatch.retention.results", "dutywatch.evidence.retention", "P89D", "P90D");
        assertThatThrownBy(() -> dates("P400D", "P2M", "P7Y")).hasMessageContaining("dutywatch.retention.findings");
        assertThatThrownBy(() -> dates("P400D", "P3Y", "P2Y"))
                .hasMessageContaining("dutywatch.retention.referred-findings");
        assertThat(dates("P90D", "P90D", "P90D").findings()).isBefore(NOW);
        assertThatThrownBy(() -> dates("P400D", "P3Y", "P7Y", "P6Y")).hasMessageContaining("dutywatch.retention.facts");
        assertThat(dates("P400D", "P3Y", "P7Y", "P7Y").factsDays()).isEqualTo(2_557);
    }

    private static PurgeDates dates(String results, String findings, String referred) {
        return dates(results, findings, referred, "P7Y");
    }

    private static PurgeDates dates(String results, String findings, String referred, String facts) {
        var config = new RetentionConfig() {
            @Override
            public Period results() {
                return Period.parse(results);
            }

            @Override
            public Period findings() {
                return Period.parse(findings);
            }

            @Override
            public Period referredFindings() {
                return Period.parse(referred);
            }

            @Override
            public Period facts() {
                return Period.parse(facts);
            }

            @Override
            public Duration every() {
                return Duration.ofHours(1);
            }
        };
        var evidence = new EvidenceConfig() {
            @Override
            public Period retention() {
                return Period.parse("P90D");
            }

            @Override
            public Duration ahead() {
                return Duration.ofDays(400);
            }

            @Override
            public Duration retentionEvery() {
                return Duration.ofHours(1);
            }
        };
        return new PurgeDates(config, evidence, ZONE, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
