package org.dutywatch.ingest.elsewhere.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere.Improved;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
    private static final long T = 1_795_353_681_000L;
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Elsewhere<String> browsing = new Elsewhere<>(new Limits(100, 1_000, 100));
    private final Person<String> person = browsing.person("hq", "sreyes");

    @Test
    void shouldGiveTheTimeSinceTheLastPageWhenThereAreSeveral() {
        person.openedPage(T - 9_000);
        person.openedPage(T - 1_200);
        person.openedPage(T + 1);

        assertThat(publish("a", T)).isEqualTo(new SinceElsewhere(1_200, null));
    }

    @Test
    void shouldGiveNoTimeWhenThePageIsTooEarlyOrLater() {
        person.openedPage(T - 300_001);
        person.openedPage(T + 1);

        assertThat(publish("a", T)).isEqualTo(SinceElsewhere.UNKNOWN);
        person.openedPage(T - 300_000);
        assertThat(publish("a", T)).isEqualTo(new SinceElsewhere(300_000, null));
    }

    @Test
    void shouldSkipPagesThatEmbedNothing() {
        person.openedPage(T - 12_000);
        person.reachedEmbedded(T - 4_000);
        person.openedPage(T - 1_000);

        assertThat(publish("a", T)).isEqualTo(new SinceElsewhere(1_000, 12_000));
    }

    @Test
    void shouldNotCallAPageEmbeddingWhenTheEmbedCameLongAfter() {
        person.openedPage(T - 12_000);
        person.reachedEmbedded(T - 3_999);
        person.reachedEmbedded(T - 12_001);

        assertThat(publish("a", T)).isEqualTo(new SinceElsewhere(12_000, null));
    }

    @Test
    void shouldCountTunnelsAsPagesOnlyWhenTheAccessIsATunnel() {
        person.openedTunnel(T - 500);
        person.openedPage(T - 900);

        assertThat(person.told(new Access("url", T, false), "url").pageMs()).isEqualTo(900);
        assertThat(person.told(new Access("tunnel", T, true), "tunnel").pageMs())
                .isEqualTo(500);
    }

    @Test
    void shouldKeepPersonsAndSourcesApart() {
        browsing.person("hq", "jnovak").openedPage(T - 100);
        browsing.person("annex", "sreyes").openedPage(T - 100);

        assertThat(publish("a", T)).isEqualTo(SinceElsewhere.UNKNOWN);
        assertThat(browsing.person("hq", "sreyes")).isSameAs(person);
    }

    @Test
    void shouldReturnTheAccessWhenALateLineMakesATimeSmaller() {
        publish("a", T);
        publish("far", T + 400_000);

        person.openedPage(T - 2_000);
        person.reachedEmbedded(T - 1_000);

        assertThat(browsing.improved()).singleElement().satisfies(again -> {
            assertThat(again.payload()).isEqualTo("a");
            assertThat(again.since()).isEqualTo(new SinceElsewhere(2_000, 2_000));
        });
    }

    @Test
    void shouldReturnNoAccessWhenNoTimeBecomesSmaller() {
        person.openedPage(T - 1_000);
        publish("a", T);

        person.openedPage(T - 2_000);
        person.openedPage(T - 1_000);
        person.openedTunnel(T - 1);
        person.reachedEmbedded(T - 15_000);

        assertThat(browsing.improved()).isEmpty();
    }

    @Test
    void shouldReturnTheAccessUntilItIsConfirmed() {
        publish("a", T);
        person.openedPage(T - 2_000);
        List<Improved<String>> first = browsing.improved();
        person.openedPage(T - 1_000);

        browsing.confirm(first);

        assertThat(browsing.improved())
                .singleElement()
                .satisfies(again -> assertThat(again.since().pageMs()).isEqualTo(1_000));
        browsing.confirm(browsing.improved());
        assertThat(browsing.improved()).isEmpty();
    }

    @Test
    void shouldForgetTheOldestAccessWhenTooManyAreKept() {
        publish("oldest", T);
        for (int i = 0; i < 100; i++) {
            publish("a" + i, T);
        }

        person.openedPage(T - 1_000);

        assertThat(browsing.improved())
                .hasSize(100)
                .noneSatisfy(again -> assertThat(again.payload()).isEqualTo("oldest"));
    }

    @Test
    void shouldForgetTheDayThatGotNoLineForLongestWhenThereAreTooMany() {
        for (int day = 0; day < 9; day++) {
            person.openedPage(T + day * DAY);
        }
        publish("a", T);

        person.openedPage(T + 20 * DAY);

        assertThat(sinceAt(T).pageMs()).isZero();
        assertThat(sinceAt(T + DAY)).isEqualTo(SinceElsewhere.UNKNOWN);
        assertThat(sinceAt(T + 2 * DAY).pageMs()).isZero();
        assertThat(sinceAt(T + 20 * DAY).pageMs()).isZero();
    }

    @Test
    void shouldRememberOldLinesThatAreFedAfterNewOnes() {
        for (int day = 5; day < 8; day++) {
            person.openedPage(T + day * DAY);
        }

        person.openedPage(T - 200 * DAY - 800);

        assertThat(publish("old", T - 200 * DAY).pageMs()).isEqualTo(800);
        assertThat(publish("new", T + 7 * DAY).pageMs()).isZero();
    }

    /** This happens when accesses that were parked for seven days are released. */
    @Test
    void shouldLoseNoTimeOfARememberedDayWhenOlderAccessesArePublishedInOrder() {
        person.openedPage(T + 4 * DAY - 700);
        person.openedPage(T + 6 * DAY - 900);

        for (int day = 0; day <= 6; day++) {
            assertThat(publish("a" + day, T + day * DAY).pageMs())
                    .isEqualTo(day == 4 ? Integer.valueOf(700) : day == 6 ? Integer.valueOf(900) : null);
        }

        person.openedPage(T + 6 * DAY - 400);
        assertThat(browsing.improved())
                .singleElement()
                .satisfies(again -> assertThat(again.payload()).isEqualTo("a6"));
    }

    @Test
    void shouldKeepADayThatGotALineSinceThePreviousCall() {
        person.openedPage(T);
        browsing.forgetUnseen();
        browsing.person("hq", "sreyes").openedTunnel(T + 1);

        browsing.forgetUnseen();

        assertThat(sinceAt(T).pageMs()).isZero();
    }

    @Test
    void shouldForgetThePersonsLongestUnseenWhenThereAreTooManyTimes() {
        for (int i = 0; i < 11; i++) {
            Person<String> other = browsing.person("hq", "other" + i);
            for (int time = 0; time < 100; time++) {
                other.openedPage(T + time);
            }
        }

        browsing.trim();

        assertThat(browsing.person("hq", "other5").times()).isZero();
        assertThat(browsing.person("hq", "other6").times()).isEqualTo(100);
        assertThat(browsing.person("hq", "sreyes")).isNotSameAs(person);
    }

    @Test
    void shouldFreeTheMemoryOfAForgottenPersonWhileItsAccessesAreStillKept() {
        int nothing = person.cost();
        person.openedPage(T - 900);
        person.openedTunnel(T - 800);
        person.reachedEmbedded(T - 700);
        publish("a", T);
        assertThat(person.cost()).isGreaterThan(nothing + 3);

        browsing.forgetUnseen();
        browsing.forgetUnseen();

        assertThat(browsing.person("hq", "sreyes")).isNotSameAs(person);
        assertThat(person.times()).isZero();
        assertThat(person.cost()).isEqualTo(nothing);
    }

    @Test
    void shouldNotCountTheMemoryThatAForgottenDayFreed() {
        for (int time = 0; time < 100; time++) {
            person.openedPage(T + time);
        }
        int full = person.cost();

        for (int day = 1; day <= 9; day++) {
            person.openedPage(T + day * DAY);
        }

        assertThat(person.times()).isEqualTo(9);
        assertThat(person.cost()).isLessThan(full - 80);
    }

    @Test
    void shouldForgetAPersonNotSeenSinceThePreviousCall() {
        Person<String> other = browsing.person("hq", "jnovak");
        browsing.forgetUnseen();
        Person<String> seen = browsing.person("hq", "jnovak");

        browsing.forgetUnseen();

        assertThat(seen).isSameAs(other);
        assertThat(browsing.person("hq", "jnovak")).isSameAs(other);
        assertThat(browsing.person("hq", "sreyes")).isNotSameAs(person);
    }

    @Test
    void shouldRefuseLimitsBelowOne() {
        assertThatThrownBy(() -> new Limits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldDivideTheMemoryBetweenTimesAndAccesses() {
        assertThat(Limits.within(64L << 20)).isEqualTo(new Limits(8_192, 4_194_304, 65_536));
        assertThat(Limits.within(0)).isEqualTo(Limits.within(1L << 20));
        assertThat(Limits.within(Long.MAX_VALUE)).isEqualTo(new Limits(8_192, 1 << 30, 1 << 30));
    }

    private SinceElsewhere sinceAt(long start) {
        return person.since(new Access("asked", start, false));
    }

    private SinceElsewhere publish(String id, long start) {
        return person.told(new Access(id, start, false), id);
    }
}
