package org.dutywatch.ingest.elsewhere.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere.Improved;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
    private static final long T = 1_795_353_681_000L;
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Elsewhere<String> elsewhere = new Elsewhere<>(new Limits(100, 1_000, 100));
    private final Person<String> person = elsewhere.person("hq", "sreyes");

    @Test
    void shouldTellTheLastPageWhenThereAreSeveral() {
        person.openedPage(T - 9_000);
        person.openedPage(T - 1_200);
        person.openedPage(T + 1);

        assertThat(told("a", T)).isEqualTo(new SinceElsewhere(1_200, null));
    }

    @Test
    void shouldTellNothingWhenThePageIsTooFarBackOrLater() {
        person.openedPage(T - 300_001);
        person.openedPage(T + 1);

        assertThat(told("a", T)).isEqualTo(SinceElsewhere.UNKNOWN);
        person.openedPage(T - 300_000);
        assertThat(told("a", T)).isEqualTo(new SinceElsewhere(300_000, null));
    }

    @Test
    void shouldPassOverPagesThatEmbedNothing() {
        person.openedPage(T - 12_000);
        person.reachedEmbedded(T - 4_000);
        person.openedPage(T - 1_000);

        assertThat(told("a", T)).isEqualTo(new SinceElsewhere(1_000, 12_000));
    }

    @Test
    void shouldNotCallAPageEmbeddingWhenTheEmbedCameLongAfter() {
        person.openedPage(T - 12_000);
        person.reachedEmbedded(T - 3_999);
        person.reachedEmbedded(T - 12_001);

        assertThat(told("a", T)).isEqualTo(new SinceElsewhere(12_000, null));
    }

    @Test
    void shouldTakeTunnelsForPagesOnlyWhenTheAccessIsATunnel() {
        person.openedTunnel(T - 500);
        person.openedPage(T - 900);

        assertThat(person.told(new Access("url", T, false), "url").pageMs()).isEqualTo(900);
        assertThat(person.told(new Access("tunnel", T, true), "tunnel").pageMs())
                .isEqualTo(500);
    }

    @Test
    void shouldKeepPersonsAndSourcesApart() {
        elsewhere.person("hq", "jnovak").openedPage(T - 100);
        elsewhere.person("annex", "sreyes").openedPage(T - 100);

        assertThat(told("a", T)).isEqualTo(SinceElsewhere.UNKNOWN);
        assertThat(elsewhere.person("hq", "sreyes")).isSameAs(person);
    }

    @Test
    void shouldTellAgainWhenALateLineMakesANumberSmaller() {
        told("a", T);
        told("far", T + 400_000);

        person.openedPage(T - 2_000);
        person.reachedEmbedded(T - 1_000);

        assertThat(elsewhere.improved()).singleElement().satisfies(again -> {
            assertThat(again.payload()).isEqualTo("a");
            assertThat(again.since()).isEqualTo(new SinceElsewhere(2_000, 2_000));
        });
    }

    @Test
    void shouldTellNothingAgainWhenNoNumberBecomesSmaller() {
        person.openedPage(T - 1_000);
        told("a", T);

        person.openedPage(T - 2_000);
        person.openedPage(T - 1_000);
        person.openedTunnel(T - 1);
        person.reachedEmbedded(T - 15_000);

        assertThat(elsewhere.improved()).isEmpty();
    }

    @Test
    void shouldTellUntilItIsConfirmed() {
        told("a", T);
        person.openedPage(T - 2_000);
        List<Improved<String>> first = elsewhere.improved();
        person.openedPage(T - 1_000);

        elsewhere.confirm(first);

        assertThat(elsewhere.improved())
                .singleElement()
                .satisfies(again -> assertThat(again.since().pageMs()).isEqualTo(1_000));
        elsewhere.confirm(elsewhere.improved());
        assertThat(elsewhere.improved()).isEmpty();
    }

    @Test
    void shouldTellTheOldestNoMoreWhenTooManyAccessesAreKept() {
        told("oldest", T);
        for (int i = 0; i < 100; i++) {
            told("a" + i, T);
        }

        person.openedPage(T - 1_000);

        assertThat(elsewhere.improved())
                .hasSize(100)
                .noneSatisfy(again -> assertThat(again.payload()).isEqualTo("oldest"));
    }

    @Test
    void shouldForgetTheDayWrittenToLongestAgoWhenThereAreTooMany() {
        for (int day = 0; day < 9; day++) {
            person.openedPage(T + day * DAY);
        }
        told("a", T);

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

        assertThat(told("old", T - 200 * DAY).pageMs()).isEqualTo(800);
        assertThat(told("new", T + 7 * DAY).pageMs()).isZero();
    }

    /** As when seven days of accesses are released that waited for their user. */
    @Test
    void shouldLoseNoNumberOfARememberedDayWhenOlderAccessesAreToldInOrder() {
        person.openedPage(T + 4 * DAY - 700);
        person.openedPage(T + 6 * DAY - 900);

        for (int day = 0; day <= 6; day++) {
            assertThat(told("a" + day, T + day * DAY).pageMs())
                    .isEqualTo(day == 4 ? Integer.valueOf(700) : day == 6 ? Integer.valueOf(900) : null);
        }

        person.openedPage(T + 6 * DAY - 400);
        assertThat(elsewhere.improved())
                .singleElement()
                .satisfies(again -> assertThat(again.payload()).isEqualTo("a6"));
    }

    @Test
    void shouldKeepADayOnWhichSomethingHappenedSinceTheTurnBefore() {
        person.openedPage(T);
        elsewhere.forgetUnseen();
        elsewhere.person("hq", "sreyes").openedTunnel(T + 1);

        elsewhere.forgetUnseen();

        assertThat(sinceAt(T).pageMs()).isZero();
    }

    @Test
    void shouldForgetThePersonsLongestUnseenWhenThereAreTooManyTimes() {
        for (int i = 0; i < 11; i++) {
            Person<String> other = elsewhere.person("hq", "other" + i);
            for (int time = 0; time < 100; time++) {
                other.openedPage(T + time);
            }
        }

        elsewhere.trim();

        assertThat(elsewhere.person("hq", "other5").times()).isZero();
        assertThat(elsewhere.person("hq", "other6").times()).isEqualTo(100);
        assertThat(elsewhere.person("hq", "sreyes")).isNotSameAs(person);
    }

    @Test
    void shouldGiveTheMemoryOfAForgottenPersonBackThoughItsAccessesAreStillKept() {
        int nothing = person.cost();
        person.openedPage(T - 900);
        person.openedTunnel(T - 800);
        person.reachedEmbedded(T - 700);
        told("a", T);
        assertThat(person.cost()).isGreaterThan(nothing + 3);

        elsewhere.forgetUnseen();
        elsewhere.forgetUnseen();

        assertThat(elsewhere.person("hq", "sreyes")).isNotSameAs(person);
        assertThat(person.times()).isZero();
        assertThat(person.cost()).isEqualTo(nothing);
    }

    @Test
    void shouldCountTheMemoryThatADayGaveBack() {
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
    void shouldForgetWhoWasNotSeenSinceTheTurnBefore() {
        Person<String> other = elsewhere.person("hq", "jnovak");
        elsewhere.forgetUnseen();
        Person<String> seen = elsewhere.person("hq", "jnovak");

        elsewhere.forgetUnseen();

        assertThat(seen).isSameAs(other);
        assertThat(elsewhere.person("hq", "jnovak")).isSameAs(other);
        assertThat(elsewhere.person("hq", "sreyes")).isNotSameAs(person);
    }

    @Test
    void shouldRefuseLimitsThatLeaveNoRoom() {
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

    private SinceElsewhere told(String id, long start) {
        return person.told(new Access(id, start, false), id);
    }
}
