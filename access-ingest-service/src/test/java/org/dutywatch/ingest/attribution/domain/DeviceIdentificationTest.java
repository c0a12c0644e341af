package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.Unidentified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who held an address, by log-on sessions, leases and devices. */
class DeviceIdentificationTest {
    private static final String DESK = "10.20.1.23";
    private static final String MAC = "mac:00:1c:42:0a:0b:0c";
    private static final String HOST = "host:pc-7";
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final IdentifiedEmployee REYES = new IdentifiedEmployee("E101", IdentityMethod.LEASE, false);
    private static final IdentifiedEmployee NOVAK = new IdentifiedEmployee("E102", IdentityMethod.LEASE, false);
    private static final Lease PC7_AT_DESK = lease(DESK, new Holder.Device(MAC, HOST), false);

    @Test
    void shouldIdentifyWhoseTheDeviceAtTheAddressWas() {
        assertThat(at(NOON, PC7_AT_DESK, of(MAC, "sreyes"))).isEqualTo(REYES);
        assertThat(at(NOON, PC7_AT_DESK, of(HOST, "sreyes"))).isEqualTo(REYES);
        assertThat(at(NOON, PC7_AT_DESK)).isEqualTo(waiting("unknown_device"));
        assertThat(at(NOON, PC7_AT_DESK, of("mac:00:00:00:00:00:01", "sreyes"))).isEqualTo(waiting("unknown_device"));
        assertThat(at(NOON.plus(HOUR), PC7_AT_DESK, of(MAC, "sreyes"))).isEqualTo(waiting("no_lease"));
    }

    @Test
    void shouldBelieveTheHostNameOnlyWhenTheRegisterDoesNotHaveTheMacAddress() {
        assertThat(at(NOON, PC7_AT_DESK, of(MAC, "sreyes"), of(HOST, "jnovak"))).isEqualTo(REYES);
    }

    @Test
    void shouldPreferASessionToALeaseAndALeaseToADevice() {
        Lease device = of(MAC, "sreyes");

        assertThat(at(NOON, PC7_AT_DESK, device, of(DESK, "jnovak"))).isEqualTo(NOVAK);
        assertThat(at(NOON, PC7_AT_DESK, device, of(DESK, "sreyes"), session(DESK, "jnovak")))
                .isEqualTo(NOVAK);
        assertThat(at(NOON, PC7_AT_DESK, device, session(MAC, "jnovak"))).isEqualTo(NOVAK);
        assertThat(at(NOON, lease(DESK, Holder.SHARED, false), session(DESK, "jnovak")))
                .isEqualTo(NOVAK);
    }

    @Test
    void shouldBeAmbiguousWhenTwoPersonsAreKnownEquallyWell() {
        assertThat(at(NOON, session(DESK, "sreyes"), session(DESK, "jnovak"))).isEqualTo(waiting("ambiguous_lease"));
        assertThat(at(NOON, PC7_AT_DESK, session(DESK, "sreyes"), session(MAC, "jnovak")))
                .isEqualTo(waiting("ambiguous_lease"));
        assertThat(at(NOON, PC7_AT_DESK, of(MAC, "sreyes"), of(MAC, "jnovak"))).isEqualTo(waiting("ambiguous_lease"));
        assertThat(at(NOON, session(DESK, "sreyes"), session(DESK, "sreyes"))).isEqualTo(REYES);
    }

    @Test
    void shouldBeAmbiguousWhenAnotherSessionIsNear() {
        Lease earlier = new Lease(DESK, person("jnovak"), NOON.minus(HOUR), NOON.minusSeconds(10), true);

        assertThat(at(NOON, earlier, of(DESK, "sreyes")))
                .isEqualTo(new IdentifiedEmployee("E101", IdentityMethod.LEASE, true));
        assertThat(at(NOON, session(DESK, "sreyes"), new Lease(DESK, person("jnovak"), NOON, NOON.plus(HOUR), false)))
                .isEqualTo(REYES);
    }

    @Test
    void shouldAttributeNothingBehindADeviceOfManyWhateverElseIsKnown() {
        assertThat(at(NOON, lease(DESK, Holder.NAT, false), session(DESK, "sreyes")))
                .isEqualTo(new Unidentified("nat", null));
        assertThat(at(NOON, PC7_AT_DESK, lease(MAC, Holder.NAT, false), of(DESK, "sreyes")))
                .isEqualTo(new Unidentified("nat", null));
    }

    @Test
    void shouldAttributeNothingOfASharedDevice() {
        assertThat(at(NOON, PC7_AT_DESK, lease(MAC, Holder.SHARED, false)))
                .isEqualTo(new Unidentified("shared_terminal", null));
    }

    @Test
    void shouldAttributeTheTerminalOfAVehicleToWhomItIsAssigned() {
        Lease vehicle = lease(MAC, Holder.VEHICLE, false);
        Lease reyes = new Lease(MAC, person("sreyes"), NOON.minus(HOUR), NOON, false);
        Lease novak = new Lease(MAC, person("jnovak"), NOON, NOON.plus(HOUR), false);

        assertThat(at(NOON, PC7_AT_DESK, vehicle)).isEqualTo(waiting("unassigned_vehicle"));
        assertThat(at(NOON.minusSeconds(60), PC7_AT_DESK, vehicle, reyes, novak))
                .isEqualTo(REYES);
        assertThat(at(NOON.minusSeconds(10), PC7_AT_DESK, vehicle, reyes, novak))
                .isEqualTo(new IdentifiedEmployee("E101", IdentityMethod.LEASE, true));
        assertThat(at(NOON.plusSeconds(60), PC7_AT_DESK, vehicle, reyes, novak)).isEqualTo(NOVAK);
    }

    @Test
    void shouldTryLinesOfADeviceAgainOnlyWhenAnEmployeeMayHaveIt() {
        assertThat(identification(PC7_AT_DESK, of(HOST, "sreyes")).mayKnowClient(DESK))
                .isTrue();
        assertThat(identification(PC7_AT_DESK, of(HOST, "contractor")).mayKnowClient(DESK))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "00:1C:42:0a:0b:0c, mac:00:1c:42:0a:0b:0c",
        "00-1c-42-0a-0b-0c, mac:00:1c:42:0a:0b:0c",
        "001c.420a.0b0c, mac:00:1c:42:0a:0b:0c",
        "001C420A0B0C, mac:00:1c:42:0a:0b:0c",
        "000000000000, ''",
        "00:1c:42:0a:0b, ''",
        "zz1c420a0b0c, ''"
    })
    void shouldReadMacAddresses(String given, String expected) {
        assertThat(DeviceNames.ofMac(given).orElse("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PC-7, host:pc-7",
        "pc-7.ridgemont.example., host:pc-7",
        "10.20.1.23, ''",
        "'pc 7', ''",
        "'', ''",
        "-pc, ''",
        "пк-7, ''"
    })
    void shouldReadHostNames(String given, String expected) {
        assertThat(DeviceNames.ofHost(given).orElse("")).isEqualTo(expected);
    }

    private static IdentificationOutcome at(Instant time, Lease... leases) {
        return identification(leases).identify("-", DESK, time, time);
    }

    private static Identification identification(Lease... leases) {
        InMemoryDirectory directory = new InMemoryDirectory();
        directory.replace("E101", List.of("sreyes"));
        directory.replace("E102", List.of("jnovak"));
        return new Identification(
                directory,
                new InMemoryLeases(new ArrayList<>(Arrays.asList(leases))),
                EnumSet.allOf(IdentityMethod.class));
    }

    private static Unidentified waiting(String reason) {
        return new Unidentified(reason, new PendingIdentity(IdentityMethod.LEASE, DESK));
    }

    private static Holder person(String name) {
        return new Holder.Person(new UserName(name));
    }

    private static Lease of(String address, String user) {
        return new Lease(address, Optional.of(new UserName(user)), NOON.minus(HOUR), NOON.plus(HOUR));
    }

    private static Lease session(String address, String user) {
        return lease(address, person(user), true);
    }

    private static Lease lease(String address, Holder holder, boolean session) {
        return new Lease(address, holder, NOON.minus(HOUR), NOON.plus(HOUR), session);
    }
}
