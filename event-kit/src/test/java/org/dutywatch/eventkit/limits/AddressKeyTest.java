package org.dutywatch.eventkit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKeyTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:202, 192.0.2.2",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::9, 20010db800010002/64",
        "::1, 0000000000000000/64",
        "unknown, unknown"
    })
    void shouldLimitAnAddressOfIpv4AndANetworkOfIpv6(String address, String key) {
        assertThat(AddressKey.of(address)).isEqualTo(key);
    }
}
