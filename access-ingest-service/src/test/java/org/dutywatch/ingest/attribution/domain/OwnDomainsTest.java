package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.Unidentified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDomainsTest {
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
    private static final OwnDomains RIDGEMONT = OwnDomains.of(List.of("Ridgemont", "RIDGEMONT.EXAMPLE."), true);
    private static final IdentifiedEmployee REYES = new IdentifiedEmployee("E101", IdentityMethod.USERNAME, false);

    private final InMemoryDirectory directory = new InMemoryDirectory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sreyes",
                "RIDGEMONT\\\\SReyes",
                "ridgemont%5Csreyes",
                "sreyes@ridgemont.example",
                "sreyes@RIDGEMONT",
                "ridgemont.example\\sreyes",
                "RIDGEMONT\\sreyes@ridgemont.example",
                "RIDGEMONT+sreyes"
            })
    void shouldCutOffTheDomainsOfTheDepartment(String user) {
        directory.replace("E101", List.of("sreyes"));

        assertThat(identify(RIDGEMONT, user)).isEqualTo(REYES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTHER\\\\sreyes",
                "sreyes@vendor.example",
                "sreyes@hq.ridgemont.example",
                "pc-31\\sreyes",
                ".\\sreyes",
                "\\sreyes",
                "sreyes@",
                "OTHER\\sreyes@ridgemont.example",
                "RIDGEMONT\\sreyes@vendor.example",
                "sreyes+lab",
                "sreyes+lab@ridgemont.example",
                "lab+sreyes",
                "other+sreyes",
                "RIDGEMONT/sreyes",
                "ridgemont"
            })
    void shouldIdentifyNobodyWhenTheDomainIsUnknown(String user) {
        directory.replace("E101", List.of("sreyes"));
        directory.replace("E106", List.of("lab"));

        assertThat(reason(identify(RIDGEMONT, user))).isEqualTo("unknown_user");
        assertThat(reason(identify(OwnDomains.BARE_NAMES_ONLY, user))).isEqualTo("unknown_user");
    }

    @Test
    void shouldTakeNoDomainForTheDepartmentsWhenTheSourceNamesNone() {
        directory.replace("E101", List.of("sreyes"));

        assertThat(identify(OwnDomains.BARE_NAMES_ONLY, "sreyes")).isEqualTo(REYES);
        assertThat(identify(OwnDomains.BARE_NAMES_ONLY, "RIDGEMONT\\sreyes"))
                .isEqualTo(new Unidentified(
                        "unknown_user", new PendingIdentity(IdentityMethod.USERNAME, "sreyes@ridgemont")));
    }

    @Test
    void shouldIdentifyTheEmployeeWhoseAliasHasTheOtherDomain() {
        directory.replace("E101", List.of("sreyes"));
        directory.replace("E103", List.of("kadeyemi", "CONTRACTORS\\sreyes", "sreyes+lab"));

        assertThat(identify(RIDGEMONT, "contractors\\\\sreyes"))
                .isEqualTo(new IdentifiedEmployee("E103", IdentityMethod.USERNAME, false));
        assertThat(identify(RIDGEMONT, "sreyes+lab@ridgemont"))
                .isEqualTo(new IdentifiedEmployee("E103", IdentityMethod.USERNAME, false));
        assertThat(identify(RIDGEMONT, "sreyes")).isEqualTo(REYES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sreyes@ridgemont.example", "RIDGEMONT\\SReyes", "ridgemont+sreyes", "sreyes"})
    void shouldIdentifyTheEmployeeHoweverTheDepartmentRecordsTheName(String recorded) {
        directory.replace("E101", List.of(recorded));

        assertThat(identify(RIDGEMONT, "sreyes")).isEqualTo(REYES);
        assertThat(identify(RIDGEMONT, "RIDGEMONT\\\\sreyes")).isEqualTo(REYES);
        assertThat(identify(RIDGEMONT, "sreyes@ridgemont.example")).isEqualTo(REYES);
    }

    @Test
    void shouldIdentifyNobodyWhenTwoEmployeesMayBeMeant() {
        directory.replace("E101", List.of("sreyes"));
        directory.replace("E102", List.of("RIDGEMONT\\sreyes"));

        assertThat(reason(identify(RIDGEMONT, "sreyes"))).isEqualTo("ambiguous_user");
        assertThat(reason(identify(RIDGEMONT, "ridgemont\\sreyes"))).isEqualTo("ambiguous_user");
        assertThat(identify(OwnDomains.BARE_NAMES_ONLY, "sreyes")).isEqualTo(REYES);
    }

    @Test
    void shouldIdentifyNobodyByABareNameWhenTheSourceWritesDomains() {
        directory.replace("E101", List.of("sreyes"));
        OwnDomains always = OwnDomains.of(List.of("RIDGEMONT"), false);

        assertThat(reason(identify(always, "sreyes"))).isEqualTo("unknown_user");
        assertThat(identify(always, "RIDGEMONT\\sreyes")).isEqualTo(REYES);
    }

    private IdentificationOutcome identify(OwnDomains domains, String user) {
        return Identification.byUserName(directory, domains).identify(user, "10.20.1.23", NOON, NOON);
    }

    private static String reason(IdentificationOutcome outcome) {
        return outcome instanceof Unidentified unidentified ? unidentified.reason() : "identified";
    }
}
