package org.dutywatch.compliance.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.time.Interval;
import org.junit.jupiter.api.Test;

class EvidencePackTest {
    private static final Instant HOUR = Instant.parse("2026-11-06T12:00:00Z");

    @Test
    void shouldUnpackWhatWasPackedForEveryRoleAndKind() {
        List<AccessObservation> all = new ArrayList<>();
        for (HostRole role : HostRole.values()) {
            for (AccessKind kind : AccessKind.values()) {
                all.add(access(all.size(), role, kind, Identity.values()[all.size() % 3]));
            }
        }

        var unpacked = EvidencePack.unpack(HOUR, EvidencePack.pack(HOUR, all));

        assertThat(unpacked).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void shouldGiveTheSameBytesWhenTheSameSetComesInAnotherOrder() {
        var all = browsing(50);
        byte[] packed = EvidencePack.pack(HOUR, all);

        Collections.shuffle(all, new Random(7));

        assertThat(EvidencePack.pack(HOUR, all)).isEqualTo(packed);
    }

    @Test
    void shouldTakeLittleMoreThanTheIdsWhenSomebodyBrowses() {
        var all = browsing(60);

        assertThat(EvidencePack.pack(HOUR, all).length / all.size()).isBetween(16, 32);
    }

    @Test
    void shouldPackNoneAndManyObservations() {
        assertThat(EvidencePack.unpack(HOUR, EvidencePack.pack(HOUR, List.of())))
                .isEmpty();
        var much = browsing(20_000);
        assertThat(EvidencePack.unpack(HOUR, EvidencePack.pack(HOUR, much))).containsExactlyInAnyOrderElementsOf(much);
    }

    @Test
    void shouldRefuseTruncatedBytesAndUnknownFormats() {
        byte[] packed = EvidencePack.pack(HOUR, browsing(5));

        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> EvidencePack.unpack(HOUR, cut)).isInstanceOf(IllegalArgumentException.class);
        }
        packed[0] = 9;
        assertThatThrownBy(() -> EvidencePack.unpack(HOUR, packed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format");
    }

    @Test
    void shouldKnowWhetherAnHourHasALongAccessAndItsLatestEnd() {
        var hour = new EvidenceHour(List.of());
        hour.add(anAccess(HOUR).lasting(Duration.ofHours(6)).build());
        assertThat(hour.hasLongAccess()).isFalse();

        hour.add(anAccess(HOUR.plusSeconds(1)).lasting(Duration.ofHours(7)).build());

        assertThat(hour.hasLongAccess()).isTrue();
        assertThat(hour.latestEnd()).isEqualTo(HOUR.plusSeconds(1).plus(Duration.ofHours(7)));
        assertThat(hour.size()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheSmallestOfEachTimeInAnyOrderOfRecords() {
        var records = List.of(
                anAccess(HOUR).build(),
                anAccess(HOUR).after(900, null).build(),
                anAccess(HOUR).after(null, 50).build(),
                anAccess(HOUR).after(700, 60).build());
        for (int seed = 0; seed < 24; seed++) {
            var order = new ArrayList<>(records);
            order.addAll(records);
            Collections.shuffle(order, new Random(seed));
            var hour = new EvidenceHour(List.of());

            order.forEach(hour::add);

            assertThat(hour.observations())
                    .containsExactly(anAccess(HOUR).after(700, 50).build());
            assertThat(hour.add(records.get(seed % 4))).isFalse();
        }
    }

    private static List<AccessObservation> browsing(int size) {
        var random = new Random(1);
        List<AccessObservation> all = new ArrayList<>();
        Instant at = HOUR;
        for (int i = 0; i < size; i++) {
            at = at.plusMillis(random.nextInt(20_000));
            all.add(new AccessObservation(
                    id(random),
                    "facebook",
                    i % 6 == 0 ? "www.facebook.com" : "scontent-ord5-" + i % 3 + ".xx.fbcdn.net",
                    i % 6 == 0 ? HostRole.PAGE : HostRole.CDN,
                    AccessKind.URL,
                    Interval.of(at, Duration.ofMillis(random.nextInt(400))),
                    "GET",
                    200,
                    null,
                    random.nextInt(60_000),
                    i % 6 == 0,
                    false,
                    false,
                    false,
                    i % 9 * 1_000_003,
                    Identity.USERNAME,
                    false,
                    new UnmonitoredPageAge(random.nextInt(100_000), random.nextInt(100_000)),
                    "hq-squid",
                    "2026-11-01"));
        }
        return all;
    }

    private static AccessObservation access(int number, HostRole role, AccessKind kind, Identity identity) {
        return new AccessObservation(
                id(new Random(number)),
                "site-" + number,
                "größe.example",
                role,
                kind,
                Interval.of(HOUR.plusMillis(number * 997L), Duration.ofMillis(number * 100_000L)),
                "GET",
                number * 31 % 600,
                number % 2 == 0 ? null : Long.MAX_VALUE - 1,
                number * 1_000_000_000_000L,
                number % 2 == 0,
                number % 3 == 0,
                number % 5 == 0,
                number % 7 == 0,
                number % 4 == 0 ? null : number - 13,
                identity,
                number % 11 == 0,
                new UnmonitoredPageAge(number % 3 == 0 ? null : number, number % 4 == 0 ? null : Integer.MAX_VALUE),
                "source",
                "2026-11-01");
    }

    private static String id(Random random) {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
