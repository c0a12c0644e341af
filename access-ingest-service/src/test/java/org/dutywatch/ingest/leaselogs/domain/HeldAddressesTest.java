package org.dutywatch.ingest.leaselogs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.leaseformats.domain.LeaseClaim;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldAddressesTest {
    private static final String DESK = "10.20.1.23";
    private static final Instant NOON = Instant.parse("2026-11-17T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Holder PC7 = device("mac:00:1c:42:0a:0b:0c", "host:pc-7");
    private static final Holder PC8 = device("mac:00:1c:42:0a:0b:0d", "host:pc-8");

    @Test
    void shouldExtendALeaseThatIsRenewedAndEndOneThatIsReleased() {
        var first = granted(DESK, PC7, NOON);
        var renewed = granted(DESK, PC7, at(4));

        assertThat(HeldAddresses.of(List.of(first, renewed))).containsExactly(held(PC7, NOON, at(12)));
        assertThat(HeldAddresses.of(List.of(first, renewed, ended(DESK, PC7, at(5)))))
                .containsExactly(held(PC7, NOON, at(5)));
        assertThat(HeldAddresses.of(List.of(first, ended(DESK, null, at(1))))).containsExactly(held(PC7, NOON, at(1)));
        assertThat(HeldAddresses.of(List.of(first, granted(DESK, PC7, at(9)))))
                .containsExactlyInAnyOrder(held(PC7, NOON, at(8)), held(PC7, at(9), at(17)));
    }

    @Test
    void shouldEndTheLeaseOfADeviceWhenTheServerGivesTheAddressToAnother() {
        assertThat(HeldAddresses.of(List.of(granted(DESK, PC7, NOON), granted(DESK, PC8, at(2)))))
                .containsExactlyInAnyOrder(held(PC7, NOON, at(2)), held(PC8, at(2), at(10)));
    }

    @Test
    void shouldLetBothHoldWhileItIsNotKnownWhenTheAddressPassed() {
        var either = new LeaseClaim(DESK, PC8, "", at(2), at(3), at(11));

        assertThat(HeldAddresses.of(List.of(granted(DESK, PC7, NOON), either)))
                .containsExactlyInAnyOrder(held(PC7, NOON, at(3)), held(PC8, at(2), at(11)));
    }

    @Test
    void shouldKnowADeviceByItsMacAddressAndSplitWhenItGetsAnotherName() {
        Holder unnamed = device("mac:00:1c:42:0a:0b:0c", "");
        Holder renamed = device("mac:00:1c:42:0a:0b:0c", "host:new");

        assertThat(HeldAddresses.of(List.of(
                        granted(DESK, unnamed, NOON), granted(DESK, PC7, at(4)), granted(DESK, unnamed, at(6)))))
                .containsExactly(held(PC7, NOON, at(14)));
        assertThat(HeldAddresses.of(List.of(granted(DESK, PC7, NOON), granted(DESK, renamed, at(4)))))
                .containsExactlyInAnyOrder(held(PC7, NOON, at(4)), held(renamed, at(4), at(12)));
    }

    @Test
    void shouldKeepSessionsApartAndLetNoneEndAnother() {
        var reyes = session("sreyes", "1", NOON, NOON, at(8));
        var novak = session("jnovak", "2", at(1), at(1), at(9));
        var reyesStops = session("sreyes", "1", NOON, at(2), at(2));
        var reyesAgain = session("sreyes", "3", at(1), at(1), at(9));

        assertThat(HeldAddresses.of(List.of(reyes, novak, reyesStops, reyesAgain)))
                .containsExactlyInAnyOrder(
                        new HeldAddress(person("sreyes"), "1", NOON, at(2)),
                        new HeldAddress(person("jnovak"), "2", at(1), at(9)),
                        new HeldAddress(person("sreyes"), "3", at(1), at(9)));
    }

    @Test
    void shouldKnowAWholeSessionFromItsEndAlone() {
        assertThat(HeldAddresses.of(List.of(session("sreyes", "1", NOON, at(2), at(2)))))
                .containsExactly(new HeldAddress(person("sreyes"), "1", NOON, at(2)));
        assertThat(HeldAddresses.of(List.of(ended(DESK, PC7, NOON)))).isEmpty();
    }

    @Property(tries = 200)
    void shouldGiveTheSameAnswerInWhateverOrderAndHoweverOftenLinesCome(@ForAll Random random) {
        List<LeaseClaim> claims = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant at = at(random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> claims.add(granted(DESK, random.nextBoolean() ? PC7 : PC8, at));
                case 1 -> claims.add(ended(DESK, random.nextBoolean() ? PC7 : null, at));
                case 2 -> claims.add(session("sreyes", "1", at.minus(HOUR), at, at.plus(HOUR)));
                default -> claims.add(session("jnovak", "2", at, at, at));
            }
        }
        List<HeldAddress> inOrder = HeldAddresses.of(claims);

        List<LeaseClaim> shuffled = new ArrayList<>(claims);
        shuffled.addAll(claims.subList(0, 5));
        Collections.shuffle(shuffled, random);

        assertThat(HeldAddresses.of(shuffled)).isEqualTo(inOrder);
        assertThat(inOrder).allMatch(held -> held.start().isBefore(held.end()));
    }

    private static Holder device(String mac, String host) {
        return new Holder.Device(mac, host);
    }

    private static Holder person(String name) {
        return new Holder.Person(new UserName(name));
    }

    private static LeaseClaim granted(String address, Holder holder, Instant at) {
        return new LeaseClaim(address, holder, "", at, at, at.plus(HOUR.multipliedBy(8)));
    }

    private static LeaseClaim ended(String address, @Nullable Holder holder, Instant at) {
        return new LeaseClaim(address, holder, "", at, at, at);
    }

    private static Instant at(int hours) {
        return NOON.plus(HOUR.multipliedBy(hours));
    }

    private static HeldAddress held(Holder holder, Instant start, Instant end) {
        return new HeldAddress(holder, "", start, end);
    }

    private static LeaseClaim session(String user, String id, Instant from, Instant at, Instant until) {
        return new LeaseClaim(DESK, person(user), id, from, at, until);
    }
}
