package org.dutywatch.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry that is too wide accuses people. */
class LookAlikeHostsTest {
    private static final LookAlikes LOOK_ALIKES = LookAlikes.shipped();

    /** Roles of hosts that are requested without anybody opening the site. A line about one alone makes no minutes. */
    private static final Set<HostRole> NO_VISIT_ALONE = EnumSet.of(
            HostRole.WIDGET,
            HostRole.PIXEL,
            HostRole.SHORTENER,
            HostRole.AUTH,
            HostRole.CDN,
            HostRole.MEDIA,
            HostRole.MESSAGING_POLL);

    @ParameterizedTest
    @MethodSource("hostsOfNoSite")
    @ValueSource(
            strings = {
                // Not host names at all
                "",
                ".",
                "..",
                "com",
                "co",
                "me",
                "facebook",
                "10.1.2.3",
                "facebook.com.",
                "-facebook.com",
                "fácebook.com"
            })
    void shouldNotMatchWhatOnlyLooksLikeASite(String host) {
        assertThat(ShippedHosts.find(host)).as(host).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostsOfNoVisit")
    void shouldGiveHostsThatAnyPageOrAppRequestsNoRoleOfAVisit(String host) {
        assertThat(ShippedHosts.find(host))
                .as(host)
                .hasValueSatisfying(found -> assertThat(found.role()).isIn(NO_VISIT_ALONE));
    }

    static Stream<String> hostsOfNoSite() {
        return Stream.concat(LOOK_ALIKES.hostsOf("never"), LOOK_ALIKES.hostsOf("optional"));
    }

    static Stream<String> hostsOfNoVisit() {
        return LOOK_ALIKES.hostsOf("no-visit");
    }
}
