package org.dutywatch.compliance.measuring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The senders of an hour are a set that only grows. */
class HourSendersTest {
    @Test
    void shouldGiveTheSameTextWhateverTheOrder() {
        var one = new HourSenders(Set.of());
        var other = new HourSenders(Set.of());

        assertThat(one.add(access("hq-squid", "kafka"))).isTrue();
        assertThat(one.add(access("hq", "http:shipper"))).isTrue();
        assertThat(one.add(access("hq-squid", "http:shipper"))).isTrue();
        assertThat(one.add(access("hq-squid", "kafka"))).isFalse();
        other.add(access("hq-squid", "http:shipper"));
        other.add(access("hq-squid", "kafka"));
        other.add(access("hq", "http:shipper"));

        assertThat(one.text()).isEqualTo(other.text());
        assertThat(new HourSenders(List.of(one.text().split("\n"))).of("hq-squid"))
                .containsExactly("http:shipper", "kafka");
        assertThat(one.of("hq")).containsExactly("http:shipper");
        assertThat(one.of("squid")).isEmpty();
    }

    @Test
    void shouldKeepNothingOfAnEventWithoutASender() {
        var senders = new HourSenders(Set.of());

        assertThat(senders.add(access("hq-squid", null))).isFalse();
        assertThat(senders.text()).isEmpty();
    }

    private static AccessObserved access(String source, @Nullable String sender) {
        Instant start = Instant.parse("2026-11-05T12:00:00Z");
        return new AccessObserved(
                "0123456789abcdef0123456789abcdef",
                "E101",
                "facebook",
                "www.facebook.com",
                HostRole.PAGE,
                AccessKind.URL,
                start,
                start,
                "GET",
                200,
                null,
                1,
                true,
                false,
                null,
                false,
                false,
                false,
                null,
                null,
                Identity.USERNAME,
                source,
                "2026-11-01",
                sender);
    }
}
