package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Identified.Employee;
import org.dutywatch.ingest.attribution.domain.Identified.Nobody;
import org.dutywatch.ingest.attribution.domain.Identified.WaitsFor;
import org.junit.jupiter.api.Test;

class IdentificationTest {
    private static final String DESK = "10.20.1.23";
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Employee REYES = new Employee("E101", Identity.LEASE, false);
    private static final Employee PERHAPS_REYES = new Employee("E101", Identity.LEASE, true);

    @Test
    void shouldIdentifyTheOnlyHolderOfTheAddress() {
        var identification = leases(lease("sreyes", NOON.minus(HOUR), NOON.plus(HOUR)));

        assertThat(at(identification, NOON)).isEqualTo(REYES);
        assertThat(at(identification, NOON.minus(HOUR))).isEqualTo(REYES);
        assertThat(at(identification, NOON.plus(HOUR))).isEqualTo(nobody("no_lease"));
        assertThat(at(identification, NOON.minus(HOUR).minusMillis(1))).isEqualTo(nobody("no_lease"));
    }

    @Test
    void shouldIdentifyTheHolderInWhateverFormTheAddressIsWritten() {
        var identification = leases(lease("sreyes", NOON.minus(HOUR), NOON.plus(HOUR)));

        assertThat(identification.whose("-", "::ffff:10.20.1.23", NOON, NOON)).isEqualTo(REYES);
        assertThat(identification.whose("-", "pc12.ridgemont-pd.example", NOON, NOON))
                .isEqualTo(new Nobody("no_address", null));
    }

    @Test
    void shouldIdentifyNobodyWhenTwoPersonsHeldTheAddress() {
        var identification =
                leases(lease("sreyes", NOON.minus(HOUR), NOON.plus(HOUR)), lease("jnovak", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON)).isEqualTo(nobody("ambiguous_lease"));
        assertThat(at(identification, NOON.minusSeconds(31))).isEqualTo(REYES);
    }

    @Test
    void shouldIdentifyNobodyWhenTheOtherHolderIsUnknownOrATerminal() {
        assertThat(at(leases(around("sreyes"), around("contractor")), NOON)).isEqualTo(nobody("ambiguous_lease"));
        assertThat(at(leases(around("sreyes"), around("")), NOON)).isEqualTo(nobody("ambiguous_lease"));
    }

    @Test
    void shouldSeeOnePersonWhenLeasesOverlapUnderTwoOfHisNames() {
        assertThat(at(leases(around("sreyes"), around("reyes2")), NOON)).isEqualTo(REYES);
    }

    @Test
    void shouldBeAmbiguousWhenTheAddressPassesToAnotherPersonNearby() {
        var identification = leases(lease("sreyes", NOON.minus(HOUR), NOON), lease("jnovak", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON.minusSeconds(31))).isEqualTo(REYES);
        assertThat(at(identification, NOON.minusSeconds(30))).isEqualTo(PERHAPS_REYES);
        assertThat(at(identification, NOON.minusSeconds(1))).isEqualTo(PERHAPS_REYES);
        assertThat(at(identification, NOON.plusSeconds(29))).isEqualTo(new Employee("E102", Identity.LEASE, true));
        assertThat(at(identification, NOON.plusSeconds(30))).isEqualTo(new Employee("E102", Identity.LEASE, false));
    }

    @Test
    void shouldBeAmbiguousWhenATunnelLastsLongerThanTheLease() {
        var identification = leases(lease("sreyes", NOON.minus(HOUR), NOON), lease("jnovak", NOON, NOON.plus(HOUR)));

        assertThat(identification.whose("-", DESK, NOON.minusSeconds(600), NOON.plusSeconds(60)))
                .isEqualTo(PERHAPS_REYES);
    }

    @Test
    void shouldNotBeAmbiguousWhenAPersonsLeaseIsRenewed() {
        var identification = leases(lease("sreyes", NOON.minus(HOUR), NOON), lease("sreyes", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON)).isEqualTo(REYES);
    }

    @Test
    void shouldNotIdentifyTheLastUserOfASharedTerminal() {
        var identification = leases(lease("sreyes", NOON.minus(HOUR), NOON), lease("", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON.plusSeconds(5))).isEqualTo(new Nobody("shared_terminal", null));
        assertThat(at(identification, NOON.minusSeconds(5))).isEqualTo(PERHAPS_REYES);
        assertThat(at(leases(), NOON)).isEqualTo(nobody("no_lease"));
    }

    @Test
    void shouldIdentifyNobodyWhenTheNameIsOfNoEmployeeOrOfSeveral() {
        assertThat(at(leases(around("contractor")), NOON)).isEqualTo(nobody("unknown_user"));
        assertThat(at(leases(around("shared")), NOON)).isEqualTo(nobody("ambiguous_user"));
    }

    @Test
    void shouldUseTheUserNameWhenThereIsOne() {
        var identification = leases(around("sreyes"));

        assertThat(identification.whose("jnovak", DESK, NOON, NOON))
                .isEqualTo(new Employee("E102", Identity.USERNAME, false));
        assertThat(identification.whose("contractor", DESK, NOON, NOON))
                .isEqualTo(new Nobody("unknown_user", new WaitsFor(Identity.USERNAME, "contractor")));
    }

    @Test
    void shouldUseOnlyTheMethodsOfTheSource() {
        var leases = new KnownLeases(List.of(around("sreyes")));
        var byLease = new Identification(users(), leases, EnumSet.of(Identity.LEASE));

        assertThat(byLease.whose("jnovak", DESK, NOON, NOON)).isEqualTo(REYES);
        assertThat(Identification.byUserName(users()).whose("-", DESK, NOON, NOON))
                .isEqualTo(new Nobody("no_user", null));
    }

    private static Identified at(Identification identification, Instant time) {
        return identification.whose("-", DESK, time, time);
    }

    private static Nobody nobody(String reason) {
        return new Nobody(reason, new WaitsFor(Identity.LEASE, DESK));
    }

    private static Identification leases(Lease... leases) {
        return new Identification(users(), new KnownLeases(Arrays.asList(leases)), EnumSet.allOf(Identity.class));
    }

    private static Lease around(String holder) {
        return lease(holder, NOON.minus(HOUR), NOON.plus(HOUR));
    }

    private static Lease lease(String holder, Instant start, Instant end) {
        return new Lease(DESK, holder.isEmpty() ? Optional.empty() : Optional.of(new UserName(holder)), start, end);
    }

    private static KnownUsers users() {
        KnownUsers users = new KnownUsers();
        users.replace("E101", List.of("sreyes", "reyes2"));
        users.replace("E102", List.of("jnovak", "shared"));
        users.replace("E103", List.of("kadeyemi", "shared"));
        return users;
    }
}
