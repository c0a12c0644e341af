package org.dutywatch.ingest.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tcp | allowed-addresses=10.0.0.300     | allowed-addresses: '10.0.0.300' is neither an IP address nor a network
            tcp | allowed-addresses=proxy.example  | 'proxy.example' is neither an IP address nor a network
            udp | source=hq-squid                  | allowed-addresses is missing: without it anybody could send lines
            tls | allowed-clients=proxy            | allowed-addresses is missing: without it anybody could send lines
            tls | allowed-addresses=10.0.0.1       | certificate is missing, or cannot be read
            tls | client-ca=/no/such.pem           | client-ca and allowed-clients are given together or not at all
            tcp | allowed-addresses=10.0.0.1;source=No Id | source is not the id of a source
            tcp | client-ca=/no.pem;allowed-clients=a     | client-ca needs transport tls
            """)
    void shouldRefuseSettingsThatCannotWorkOrLetAnybodySend(String transport, String settings, String problem) {
        assertThatThrownBy(() -> settings(transport, settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("dutywatch.syslog.annex")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.5, 10.20.0.5, true",
        "10.20.0.5, 10.20.0.6, false",
        "10.20.0.0/16, 10.20.255.255, true",
        "10.20.0.0/16, 10.21.0.0, false",
        "10.20.0.5;192.0.2.0/24, 192.0.2.77, true",
        "2001:db8::/32, 2001:db8:1::7, true",
        "2001:db8::/32, 2001:db9::7, false",
        "2001:db8::/32, 10.20.0.5, false",
        "10.20.0.5, 2001:db8::7, false",
    })
    void shouldAllowTheAddressesAndNetworksThatAreNamed(String allowed, String address, boolean allows) {
        var senders = settings("udp", "allowed-addresses=" + allowed.replace(';', ','))
                .senders();

        assertThat(senders.allows(new InetSocketAddress(address, 5000))).isEqualTo(allows);
    }

    /** @param settings key=value, separated by semicolons */
    private static ListenerSettings settings(String transport, String settings) {
        Map<String, String> config =
                new HashMap<>(Map.of("transport", transport, "port", "0", "source", "annex-squid"));
        for (String setting : settings.split(";")) {
            config.put(setting.split("=")[0], setting.split("=")[1]);
        }
        Map<String, String> properties = new HashMap<>();
        config.forEach((key, value) -> properties.put("dutywatch.syslog.annex." + key, value));
        SyslogConfig mapped = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SyslogConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(SyslogConfig.class);
        return ListenerSettings.of(
                "annex", mapped.listeners().values().iterator().next());
    }
}
