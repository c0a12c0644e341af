package org.dutywatch.eventkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final SettableTime time = new SettableTime();
    private final RateLimit limit = new RateLimit("client", 6, Duration.ofMinutes(1), 100, time);

    @Test
    void shouldRefuseWhenABucketIsEmptyAndSayHowLong() {
        takeAll("a");

        assertThat(limit.take("a")).isEqualTo(Duration.ofSeconds(10));
        assertThat(limit.take("b")).isZero();
    }

    @Test
    void shouldGiveBackEvenlyOverThePeriod() {
        takeAll("a");
        time.pass(Duration.ofSeconds(20));

        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldCollectNoMoreThanOnePeriod() {
        takeAll("a");
        time.pass(Duration.ofHours(1));
        takeAll("a");

        assertThat(limit.take("a")).isPositive();
    }

    @Test
    void shouldNameItselfAndItsNumbers() {
        assertThat(limit).hasToString("client: at most 6 requests in PT1M");
    }

    @Test
    void shouldTakeAllAddressesOfAnIpv6NetworkForOne() {
        assertThat(AddressKey.of("2001:db8:1:2::3")).isEqualTo(AddressKey.of("2001:db8:1:2:ffff::1"));
        assertThat(AddressKey.of("2001:db8:1:2::3")).isNotEqualTo(AddressKey.of("2001:db8:1:3::3"));
        assertThat(AddressKey.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(AddressKey.of("unknown")).isEqualTo("unknown");
    }

    private void takeAll(String key) {
        for (int i = 0; i < 6; i++) {
            assertThat(limit.take(key)).isZero();
        }
    }
}
