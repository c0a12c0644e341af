package org.dutywatch.compliance.people.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewerIdsTest {
    private static final UUID OWN = UUID.fromString("7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0010");

    private final PseudonymScheme scheme = new PseudonymScheme(new byte[32], Duration.ofDays(30), ZoneOffset.UTC);
    private final ViewerIds ids = of("standards", 7);

    @Test
    void shouldShowAnIdThatOnlyTheSameViewerInTheSamePeriodCanUse() {
        UUID shown = ids.shown(OWN);

        assertThat(of("standards", 7).own(shown)).isEqualTo(OWN);
        assertThat(of("chief", 7).own(shown)).isNotEqualTo(OWN);
        assertThat(of("standards", 8).own(shown)).isNotEqualTo(OWN);
    }

    @Test
    void shouldShowOtherIdsToOtherViewersAndInOtherPeriods() {
        assertThat(Set.of(
                        OWN,
                        ids.shown(OWN),
                        ids.shown(UUID.fromString("7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0011")),
                        of("chief", 7).shown(OWN),
                        of("standards", 8).shown(OWN)))
                .hasSize(5);
    }

    private ViewerIds of(String viewer, long period) {
        return scheme.of(viewer, period).ids();
    }
}
