package org.dutywatch.compliance.model.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Merging several records of the same access gives the same observation in every order. */
class AccessObservationTest {
    private static final Instant TEN = Instant.parse("2026-11-03T16:00:00Z");

    @Test
    void shouldKeepTheSmallerOfEachTimeWhenMerged() {
        AccessObservation one = anAccess(TEN).after(7_000, null).build();
        AccessObservation other = anAccess(TEN).after(9_000, 20_000).build();

        assertThat(one.merge(other).elsewhere()).isEqualTo(new UnmonitoredPageAge(7_000, 20_000));
    }

    @Test
    void shouldMergeToTheSameResultInEveryOrder() {
        AccessObservation byName = anAccess(TEN).after(7_000, null).build();
        AccessObservation byLease = anAccess(TEN).by(Identity.LEASE).build();
        AccessObservation doubtful = anAccess(TEN)
                .by(Identity.LEASE)
                .asAmbiguous()
                .after(3_000, 3_000)
                .build();
        List<List<AccessObservation>> orders = List.of(
                List.of(byName, byLease, doubtful),
                List.of(doubtful, byName, byLease),
                List.of(byLease, doubtful, byName),
                List.of(doubtful, byLease, byName));

        assertThat(orders)
                .extracting(order -> order.stream()
                        .reduce(AccessObservation::merge)
                        .map(merged -> merged.identity() + " " + merged.ambiguous() + " " + merged.elsewhere())
                        .orElse(""))
                .containsOnly("USERNAME false " + new UnmonitoredPageAge(3_000, 3_000));
    }

    @Test
    void shouldKeepTheRecordWithFewerBytesWhenNothingElseDiffers() {
        AccessObservation fewer = anAccess(TEN).withId("same").of(900).build();
        AccessObservation more = anAccess(TEN).withId("same").of(1_000).build();

        assertThat(fewer.merge(more)).isEqualTo(fewer);
        assertThat(more.merge(fewer)).isEqualTo(fewer);
    }

    @Test
    void shouldStayAmbiguousWhenOnlyOneRecordIsAmbiguous() {
        AccessObservation sure = anAccess(TEN).by(Identity.LEASE).build();
        AccessObservation doubtful =
                anAccess(TEN).by(Identity.LEASE).asAmbiguous().build();

        assertThat(sure.merge(doubtful).ambiguous()).isTrue();
        assertThat(doubtful.merge(sure).ambiguous()).isTrue();
    }
}
