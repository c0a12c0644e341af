package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.Unidentified;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory.HeldName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentificationTest {
    private static final String DESK = "10.20.1.23";
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final IdentifiedEmployee REYES = new IdentifiedEmployee("E101", IdentityMethod.LEASE, false);
    private static final IdentifiedEmployee PERHAPS_REYES = new IdentifiedEmployee("E101", IdentityMethod.LEASE, true);

    @Test
    void shouldIdentifyTheOnlyHolderOfTheAddress() {
        var identification = byLeases(lease("sreyes", NOON.minus(HOUR), NOON.plus(HOUR)));

        assertThat(at(identification, NOON)).isEqualTo(REYES);
        assertThat(at(identification, NOON.minus(HOUR))).isEqualTo(REYES);
        assertThat(at(identification, NOON.plus(HOUR))).isEqualTo(unidentified("no_lease"));
        assertThat(at(identification, NOON.minus(HOUR).minusMillis(1))).isEqualTo(unidentified("no_lease"));
    }

    @Test
    void shouldIdentifyTheHolderHoweverTheAddressIsWritten() {
        var identification = byLeases(lease("sreyes", NOON.minus(HOUR), NOON.plus(HOUR)));

        assertThat(identification.identify("-", "::ffff:10.20.1.23", NOON, NOON))
                .isEqualTo(REYES);
        assertThat(identification.identify("-", "pc12.ridgemont-pd.example", NOON, NOON))
                .isEqualTo(new Unidentified("no_address", null));
    }

    @Test
    void shouldIdentifyNobodyWhenTwoPersonsHeldTheAddress() {
        var identification =
                byLeases(lease("sreyes", NOON.minus(HOUR), NOON.plus(HOUR)), lease("jnovak", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON)).isEqualTo(unidentified("ambiguous_lease"));
        assertThat(at(identification, NOON.minusSeconds(31))).isEqualTo(REYES);
    }

    @Test
    void shouldIdentifyNobodyWhenTheOtherHolderIsUnknownOrATerminal() {
        assertThat(at(byLeases(around("sreyes"), around("contractor")), NOON))
                .isEqualTo(unidentified("ambiguous_lease"));
        assertThat(at(byLeases(around("sreyes"), around("")), NOON)).isEqualTo(unidentified("ambiguous_lease"));
    }

    @Test
    void shouldIdentifyOnePersonWhenTheLeasesOfTwoOfHisNamesOverlap() {
        assertThat(at(byLeases(around("sreyes"), around("reyes2")), NOON)).isEqualTo(REYES);
    }

    @Test
    void shouldBeAmbiguousWhenTheAddressPassesToAnotherPersonNearby() {
        var identification = byLeases(lease("sreyes", NOON.minus(HOUR), NOON), lease("jnovak", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON.minusSeconds(31))).isEqualTo(REYES);
        assertThat(at(identification, NOON.minusSeconds(30))).isEqualTo(PERHAPS_REYES);
        assertThat(at(identification, NOON.minusSeconds(1))).isEqualTo(PERHAPS_REYES);
        assertThat(at(identification, NOON.plusSeconds(29)))
                .isEqualTo(new IdentifiedEmployee("E102", IdentityMethod.LEASE, true));
        assertThat(at(identification, NOON.plusSeconds(30)))
                .isEqualTo(new IdentifiedEmployee("E102", IdentityMethod.LEASE, false));
    }

    @Test
    void shouldBeAmbiguousWhenATunnelLastsLongerThanTheLease() {
        var identification = byLeases(lease("sreyes", NOON.minus(HOUR), NOON), lease("jnovak", NOON, NOON.plus(HOUR)));

        assertThat(identification.identify("-", DESK, NOON.minusSeconds(600), NOON.plusSeconds(60)))
                .isEqualTo(PERHAPS_REYES);
    }

    @Test
    void shouldNotBeAmbiguousWhenAPersonsLeaseIsRenewed() {
        var identification = byLeases(lease("sreyes", NOON.minus(HOUR), NOON), lease("sreyes", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON)).isEqualTo(REYES);
    }

    @Test
    void shouldNotIdentifyTheLastUserOfASharedTerminal() {
        var identification = byLeases(lease("sreyes", NOON.minus(HOUR), NOON), lease("", NOON, NOON.plus(HOUR)));

        assertThat(at(identification, NOON.plusSeconds(5))).isEqualTo(new Unidentified("shared_terminal", null));
        assertThat(at(identification, NOON.minusSeconds(5))).isEqualTo(PERHAPS_REYES);
        assertThat(at(byLeases(), NOON)).isEqualTo(unidentified("no_lease"));
    }

    @Test
    void shouldIdentifyNobodyWhenTheNameIsOfNoEmployeeOrOfSeveral() {
        assertThat(at(byLeases(around("contractor")), NOON)).isEqualTo(unidentified("unknown_user"));
        assertThat(at(byLeases(around("shared")), NOON))
                .isEqualTo(new Unidentified(
                        "ambiguous_user", new PendingIdentity(IdentityMethod.LEASE, DESK), Set.of("E102", "E103")));
    }

    @Test
    void shouldUseTheUserNameWhenThereIsOne() {
        var identification = byLeases(around("sreyes"));

        assertThat(identification.identify("jnovak", DESK, NOON, NOON))
                .isEqualTo(new IdentifiedEmployee("E102", IdentityMethod.USERNAME, false));
        assertThat(identification.identify("contractor", DESK, NOON, NOON))
                .isEqualTo(
                        new Unidentified("unknown_user", new PendingIdentity(IdentityMethod.USERNAME, "contractor")));
    }

    @ParameterizedTest
    @CsvSource({
        "PC-31$, machine_account",
        "pc-31$@RIDGEMONT.EXAMPLE, machine_account",
        "ridgemont\\\\pc-31$, machine_account",
        "host/pc-31.ridgemont.example, machine_account",
        "anonymous, placeholder",
        "N/A, placeholder",
        "%20, placeholder",
        "%FF, unreadable_name",
        "sreyes%00, unreadable_name"
    })
    void shouldIdentifyNobodyAtALeasedDeskWhenTheUserNameNamesNoPerson(String user, String reason) {
        assertThat(byLeases(around("sreyes")).identify(user, DESK, NOON, NOON))
                .isEqualTo(new Unidentified(reason, null));
    }

    @Test
    void shouldIdentifyNobodyAtALeasedDeskWhenTheUserIsOfAnotherDomain() {
        assertThat(byLeases(around("sreyes")).identify("OTHER\\sreyes", DESK, NOON, NOON))
                .isEqualTo(
                        new Unidentified("unknown_user", new PendingIdentity(IdentityMethod.USERNAME, "sreyes@other")));
    }

    @Test
    void shouldCutOffTheDomainsOfTheDepartmentFromTheHolderOfALease() {
        var leases = new InMemoryLeases(List.of(around("sreyes@ridgemont"), around("sreyes")));
        var identification = new Identification(
                directory(), leases, EnumSet.allOf(IdentityMethod.class), OwnDomains.of(List.of("RIDGEMONT"), false));

        assertThat(at(identification, NOON)).isEqualTo(REYES);
        assertThat(at(byLeases(around("sreyes@other")), NOON)).isEqualTo(unidentified("unknown_user"));
    }

    @Test
    void shouldIdentifyWhoHadTheNameOrTheAddressWhenTheAccessIsTriedAgain() {
        InMemoryDirectory directory = new InMemoryDirectory();
        directory.replaceHeld("E101", List.of(new HeldName("sreyes", Instant.MIN, NOON)));
        directory.replaceHeld("E102", List.of(new HeldName("sreyes", NOON, Instant.MAX)));
        var identification = new Identification(
                directory,
                new InMemoryLeases(List.of(around("sreyes"))),
                EnumSet.allOf(IdentityMethod.class),
                OwnDomains.of(List.of("RIDGEMONT"), true));
        var byName = new PendingIdentity(IdentityMethod.USERNAME, "sreyes@ridgemont");
        var byAddress = new PendingIdentity(IdentityMethod.LEASE, DESK);
        Instant before = NOON.minusSeconds(1);

        assertThat(identification.again(byName, before, NOON))
                .isEqualTo(new IdentifiedEmployee("E101", IdentityMethod.USERNAME, false));
        assertThat(identification.again(byName, NOON, NOON))
                .isEqualTo(new IdentifiedEmployee("E102", IdentityMethod.USERNAME, false));
        assertThat(identification.again(byAddress, before, NOON)).isEqualTo(REYES);
        assertThat(identification.personKey(byName)).isEqualTo("sreyes");
        assertThat(identification.personKey(byAddress)).isEqualTo("@" + DESK);
    }

    @Test
    void shouldTryANameAgainOnlyWhenAnEmployeeMayHaveIt() {
        var identification = Identification.byUserName(directory(), OwnDomains.of(List.of("RIDGEMONT"), true));

        assertThat(identification.mayKnow(new UserName("sreyes@ridgemont"))).isTrue();
        assertThat(identification.mayKnow(new UserName("sreyes@other"))).isFalse();
        assertThat(identification.mayKnow(new UserName("contractor"))).isFalse();
    }

    @Test
    void shouldUseOnlyTheMethodsOfTheSource() {
        var leases = new InMemoryLeases(List.of(around("sreyes")));
        var byLease = new Identification(directory(), leases, EnumSet.of(IdentityMethod.LEASE));

        assertThat(byLease.identify("jnovak", DESK, NOON, NOON)).isEqualTo(REYES);
        assertThat(Identification.byUserName(directory(), OwnDomains.BARE_NAMES_ONLY)
                        .identify("-", DESK, NOON, NOON))
                .isEqualTo(new Unidentified("no_user", null));
    }

    private static IdentificationOutcome at(Identification identification, Instant time) {
        return identification.identify("-", DESK, time, time);
    }

    private static Unidentified unidentified(String reason) {
        return new Unidentified(reason, new PendingIdentity(IdentityMethod.LEASE, DESK));
    }

    private static Identification byLeases(Lease... leases) {
        return new Identification(
                directory(), new InMemoryLeases(Arrays.asList(leases)), EnumSet.allOf(IdentityMethod.class));
    }

    private static Lease around(String holder) {
        return lease(holder, NOON.minus(HOUR), NOON.plus(HOUR));
    }

    private static Lease lease(String holder, Instant start, Instant end) {
        return new Lease(DESK, holder.isEmpty() ? Optional.empty() : Optional.of(new UserName(holder)), start, end);
    }

    private static InMemoryDirectory directory() {
        InMemoryDirectory directory = new InMemoryDirectory();
        directory.replace("E101", List.of("sreyes", "reyes2"));
        directory.replace("E102", List.of("jnovak", "shared"));
        directory.replace("E103", List.of("kadeyemi", "shared"));
        return directory;
    }
}
