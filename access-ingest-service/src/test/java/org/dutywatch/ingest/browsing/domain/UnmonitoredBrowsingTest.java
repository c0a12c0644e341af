package org.dutywatch.ingest.browsing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing.RevisedAccess;
import org.junit.jupiter.api.Test;

class UnmonitoredBrowsingTest {
    private static final long T = 1_795_353_681_000L;
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final UnmonitoredBrowsing<String> browsing =
            new UnmonitoredBrowsing<>(new BrowsingMemoryLimits(100, 1_000, 100));
    private final PersonBrowsing<String> person = browsing.person("hq", "sreyes");

    @Test
    void shouldGiveTheTimeSinceTheLastPageWhenThereAreSeveral() {
        person.recordPage(T - 9_000);
        person.recordPage(T - 1_200);
        person.recordPage(T + 1);

        assertThat(publish("a", T)).isEqualTo(new SinceUnmonitoredPage(1_200, null));
    }

    @Test
    void shouldGiveNoTimeWhenThePageIsTooEarlyOrLater() {
        person.recordPage(T - 300_001);
        person.recordPage(T + 1);

        assertThat(publish("a", T)).isEqualTo(SinceUnmonitoredPage.UNKNOWN);
        person.recordPage(T - 300_000);
        assertThat(publish("a", T)).isEqualTo(new SinceUnmonitoredPage(300_000, null));
    }

    @Test
    void shouldSkipPagesThatEmbedNothing() {
        person.recordPage(T - 12_000);
        person.recordEmbeddedFetch(T - 4_000);
        person.recordPage(T - 1_000);

        assertThat(publish("a", T)).isEqualTo(new SinceUnmonitoredPage(1_000, 12_000));
    }

    @Test
    void shouldNotCountAPageAsEmbeddingWhenTheEmbedCameLongAfter() {
        person.recordPage(T - 12_000);
        person.recordEmbeddedFetch(T - 3_999);
        person.recordEmbeddedFetch(T - 12_001);

        assertThat(publish("a", T)).isEqualTo(new SinceUnmonitoredPage(12_000, null));
    }

    @Test
    void shouldCountTunnelsAsPagesOnlyWhenTheAccessIsATunnel() {
        person.recordTunnel(T - 500);
        person.recordPage(T - 900);

        assertThat(person.recordPublished(new MonitoredAccess("url", T, false), "url")
                        .pageMs())
                .isEqualTo(900);
        assertThat(person.recordPublished(new MonitoredAccess("tunnel", T, true), "tunnel")
                        .pageMs())
                .isEqualTo(500);
    }

    @Test
    void shouldKeepPersonsAndSourcesApart() {
        browsing.person("hq", "jnovak").recordPage(T - 100);
        browsing.person("annex", "sreyes").recordPage(T - 100);

        assertThat(publish("a", T)).isEqualTo(SinceUnmonitoredPage.UNKNOWN);
        assertThat(browsing.person("hq", "sreyes")).isSameAs(person);
    }

    @Test
    void shouldReturnTheAccessWhenALateLineMakesATimeSmaller() {
        publish("a", T);
        publish("far", T + 400_000);

        person.recordPage(T - 2_000);
        person.recordEmbeddedFetch(T - 1_000);

        assertThat(browsing.revisedAccesses()).singleElement().satisfies(revised -> {
            assertThat(revised.payload()).isEqualTo("a");
            assertThat(revised.since()).isEqualTo(new SinceUnmonitoredPage(2_000, 2_000));
        });
    }

    @Test
    void shouldReturnNoAccessWhenNoTimeBecomesSmaller() {
        person.recordPage(T - 1_000);
        publish("a", T);

        person.recordPage(T - 2_000);
        person.recordPage(T - 1_000);
        person.recordTunnel(T - 1);
        person.recordEmbeddedFetch(T - 15_000);

        assertThat(browsing.revisedAccesses()).isEmpty();
    }

    @Test
    void shouldReturnTheAccessUntilItIsConfirmed() {
        publish("a", T);
        person.recordPage(T - 2_000);
        List<RevisedAccess<String>> first = browsing.revisedAccesses();
        person.recordPage(T - 1_000);

        browsing.confirm(first);

        assertThat(browsing.revisedAccesses())
                .singleElement()
                .satisfies(revised -> assertThat(revised.since().pageMs()).isEqualTo(1_000));
        browsing.confirm(browsing.revisedAccesses());
        assertThat(browsing.revisedAccesses()).isEmpty();
    }

    @Test
    void shouldForgetTheOldestAccessWhenTooManyAreKept() {
        publish("oldest", T);
        for (int i = 0; i < 100; i++) {
            publish("a" + i, T);
        }

        person.recordPage(T - 1_000);

        assertThat(browsing.revisedAccesses())
                .hasSize(100)
                .noneSatisfy(revised -> assertThat(revised.payload()).isEqualTo("oldest"));
    }

    @Test
    void shouldForgetTheDayThatGotNoLineForLongestWhenThereAreTooMany() {
        for (int day = 0; day < 9; day++) {
            person.recordPage(T + day * DAY);
        }
        publish("a", T);

        person.recordPage(T + 20 * DAY);

        assertThat(sinceAt(T).pageMs()).isZero();
        assertThat(sinceAt(T + DAY)).isEqualTo(SinceUnmonitoredPage.UNKNOWN);
        assertThat(sinceAt(T + 2 * DAY).pageMs()).isZero();
        assertThat(sinceAt(T + 20 * DAY).pageMs()).isZero();
    }

    @Test
    void shouldRememberOldLinesThatAreFedAfterNewOnes() {
        for (int day = 5; day < 8; day++) {
            person.recordPage(T + day * DAY);
        }

        person.recordPage(T - 200 * DAY - 800);

        assertThat(publish("old", T - 200 * DAY).pageMs()).isEqualTo(800);
        assertThat(publish("new", T + 7 * DAY).pageMs()).isZero();
    }

    /** This happens when accesses that were parked for seven days are released. */
    @Test
    void shouldLoseNoTimeOfARememberedDayWhenOlderAccessesArePublishedInOrder() {
        person.recordPage(T + 4 * DAY - 700);
        person.recordPage(T + 6 * DAY - 900);

        for (int day = 0; day <= 6; day++) {
            assertThat(publish("a" + day, T + day * DAY).pageMs())
                    .isEqualTo(day == 4 ? Integer.valueOf(700) : day == 6 ? Integer.valueOf(900) : null);
        }

        person.recordPage(T + 6 * DAY - 400);
        assertThat(browsing.revisedAccesses())
                .singleElement()
                .satisfies(revised -> assertThat(revised.payload()).isEqualTo("a6"));
    }

    @Test
    void shouldKeepADayThatGotALineSinceThePreviousCall() {
        person.recordPage(T);
        browsing.forgetInactive();
        browsing.person("hq", "sreyes").recordTunnel(T + 1);

        browsing.forgetInactive();

        assertThat(sinceAt(T).pageMs()).isZero();
    }

    @Test
    void shouldForgetThePersonsLongestUnseenWhenThereAreTooManyTimes() {
        for (int i = 0; i < 11; i++) {
            PersonBrowsing<String> other = browsing.person("hq", "other" + i);
            for (int time = 0; time < 100; time++) {
                other.recordPage(T + time);
            }
        }

        browsing.trim();

        assertThat(browsing.person("hq", "other5").timestampCount()).isZero();
        assertThat(browsing.person("hq", "other6").timestampCount()).isEqualTo(100);
        assertThat(browsing.person("hq", "sreyes")).isNotSameAs(person);
    }

    @Test
    void shouldFreeTheMemoryOfAForgottenPersonWhileItsAccessesAreStillKept() {
        int nothing = person.memorySlots();
        person.recordPage(T - 900);
        person.recordTunnel(T - 800);
        person.recordEmbeddedFetch(T - 700);
        publish("a", T);
        assertThat(person.memorySlots()).isGreaterThan(nothing + 3);

        browsing.forgetInactive();
        browsing.forgetInactive();

        assertThat(browsing.person("hq", "sreyes")).isNotSameAs(person);
        assertThat(person.timestampCount()).isZero();
        assertThat(person.memorySlots()).isEqualTo(nothing);
    }

    @Test
    void shouldNotCountTheMemoryThatAForgottenDayFreed() {
        for (int time = 0; time < 100; time++) {
            person.recordPage(T + time);
        }
        int full = person.memorySlots();

        for (int day = 1; day <= 9; day++) {
            person.recordPage(T + day * DAY);
        }

        assertThat(person.timestampCount()).isEqualTo(9);
        assertThat(person.memorySlots()).isLessThan(full - 80);
    }

    @Test
    void shouldForgetAPersonNotSeenSinceThePreviousCall() {
        PersonBrowsing<String> other = browsing.person("hq", "jnovak");
        browsing.forgetInactive();
        PersonBrowsing<String> seen = browsing.person("hq", "jnovak");

        browsing.forgetInactive();

        assertThat(seen).isSameAs(other);
        assertThat(browsing.person("hq", "jnovak")).isSameAs(other);
        assertThat(browsing.person("hq", "sreyes")).isNotSameAs(person);
    }

    @Test
    void shouldRefuseLimitsBelowOne() {
        assertThatThrownBy(() -> new BrowsingMemoryLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldDivideTheMemoryBetweenTimesAndAccesses() {
        assertThat(BrowsingMemoryLimits.forMemory(64L << 20))
                .isEqualTo(new BrowsingMemoryLimits(8_192, 4_194_304, 65_536));
        assertThat(BrowsingMemoryLimits.forMemory(0)).isEqualTo(BrowsingMemoryLimits.forMemory(1L << 20));
        assertThat(BrowsingMemoryLimits.forMemory(Long.MAX_VALUE))
                .isEqualTo(new BrowsingMemoryLimits(8_192, 1 << 30, 1 << 30));
    }

    private SinceUnmonitoredPage sinceAt(long start) {
        return person.sincePage(new MonitoredAccess("queried", start, false));
    }

    private SinceUnmonitoredPage publish(String id, long start) {
        return person.recordPublished(new MonitoredAccess(id, start, false), id);
    }
}
