package org.dutywatch.compliance.duty.feeds.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.9",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void shouldRecognizeAddressesOfTheOwnNetwork(String address) throws UnknownHostException {
        assertThat(FeedAddress.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "100.128.0.1", "2606:2800:220:1::1"})
    void shouldRecognizePublicAddresses(String address) throws UnknownHostException {
        assertThat(FeedAddress.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://8.8.8.8/a",
                "http://8.8.8.8/a.ics",
                "https://user:word@8.8.8.8/a",
                "/a.ics",
                "https://127.0.0.1/a.ics",
                "https://169.254.169.254/latest"
            })
    void shouldRefuseAddressesThatAreNotPublicHttps(String address) {
        assertThat(FeedAddress.refusal(URI.create(address), false)).isNotNull().doesNotContain(address);
    }

    @Test
    void shouldAllowPrivateHostsWhenConfigured() {
        assertThat(FeedAddress.refusal(URI.create("https://8.8.8.8/a.ics"), false))
                .isNull();
        assertThat(FeedAddress.refusal(URI.create("http://127.0.0.1:8080/a.ics"), true))
                .isNull();
        assertThat(FeedAddress.refusal(URI.create("https://10.0.0.1/a.ics"), true))
                .isNull();
        assertThat(FeedAddress.refusal(URI.create("http://10.0.0.1/a.ics"), true))
                .isEqualTo("url is not an https address");
    }
}
