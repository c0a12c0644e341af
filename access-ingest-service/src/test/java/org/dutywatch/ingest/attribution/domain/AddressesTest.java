package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "10.20.1.23, 10.20.1.23",
        "::ffff:10.20.1.23, 10.20.1.23",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "2001:DB8:0::0:1, 2001:db8:0:0:0:0:0:1"
    })
    void shouldGiveOneFormWhenAnAddressIsWrittenDifferently(String given, String canonical) {
        assertThat(Addresses.canonical(given)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "localhost",
                "pc12.ridgemont-pd.example",
                "10.20.1",
                "10.20.1.256",
                "999.1.1.1",
                "10.020.1.23",
                "10.20.1.23.",
                "dead",
                "1:2"
            })
    void shouldRejectTextThatIsNoAddress(String given) {
        assertThat(Addresses.canonical(given)).isEmpty();
    }
}
