package org.dutywatch.compliance.people.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PseudonymSchemeTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final PseudonymScheme scheme = new PseudonymScheme(new byte[32], MONTH, ZoneOffset.UTC);
    private final Set<String> employees = new TreeSet<>(Set.of("E101", "E102"));
    private final EmployeesByPseudonym byPseudonym =
            new EmployeesByPseudonym(scheme, employees::size, () -> Set.copyOf(employees));

    @Test
    void shouldGiveTheSamePseudonymToOneViewerInOnePeriod() {
        assertThat(at(NOW, "standards", "E101"))
                .matches("P-[0-9A-HJKMNP-TV-Z]{10}")
                .isEqualTo(at(NOW.plusSeconds(1), "standards", "E101"));
    }

    @Test
    void shouldDifferByEmployeeViewerPeriodAndKey() {
        var otherKey = new PseudonymScheme(new byte[] {1}, MONTH, ZoneOffset.UTC);

        assertThat(Set.of(
                        at(NOW, "standards", "E101"),
                        at(NOW, "standards", "E102"),
                        at(NOW, "chief", "E101"),
                        at(NOW.plus(MONTH), "standards", "E101"),
                        at(NOW.minus(MONTH), "standards", "E101"),
                        otherKey.of("standards", otherKey.periodAt(NOW)).of("E101")))
                .hasSize(6);
    }

    @Test
    void shouldGiveTenThousandEmployeesDifferentPseudonyms() {
        var pseudonyms = scheme.of("standards", 1);

        assertThat(IntStream.range(0, 10_000)
                        .mapToObj(number -> pseudonyms.of("E" + number))
                        .collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @Test
    void shouldHaveAKeyOfItsOwnForEachUse() {
        assertThat(Arrays.stream(PseudonymScheme.KeyUse.values())
                        .map(use -> HexFormat.of().formatHex(PseudonymScheme.derived(new byte[32], use)))
                        .collect(Collectors.toSet()))
                .hasSize(PseudonymScheme.KeyUse.values().length)
                .allMatch(key -> key.length() == 64);
    }

    @Test
    void shouldRefuseAPeriodOfLessThanADay() {
        assertThatThrownBy(() -> new PseudonymScheme(new byte[32], Duration.ofHours(1), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldUnderstandThePseudonymsOfThisPeriodAlone() {
        String pseudonym = at(NOW, "standards", "E101");

        assertThat(byPseudonym.find(pseudonym, "standards", NOW)).contains("E101");
        assertThat(byPseudonym.find(pseudonym.toLowerCase(java.util.Locale.ROOT), "standards", NOW))
                .contains("E101");
        assertThat(byPseudonym.find(pseudonym, "standards", NOW.plus(MONTH)))
                .as("the answer would have the new pseudonym, and so join the two periods")
                .isEmpty();
    }

    @Test
    void shouldNotUnderstandThePseudonymOfAnotherViewerNorAnId() {
        assertThat(byPseudonym.find(at(NOW, "chief", "E101"), "standards", NOW)).isEmpty();
        assertThat(byPseudonym.find("E101", "standards", NOW)).isEmpty();
        assertThat(byPseudonym.find("P-UNKNOWN", "standards", NOW)).isEmpty();
    }

    @Test
    void shouldUnderstandThePseudonymOfAnEmployeeWhoWasAddedLater() {
        assertThat(byPseudonym.find("P-UNKNOWN", "standards", NOW)).isEmpty();
        employees.add("E103");

        assertThat(byPseudonym.find(at(NOW, "standards", "E103"), "standards", NOW))
                .contains("E103");
    }

    private String at(Instant time, String viewer, String employeeId) {
        return scheme.of(viewer, scheme.periodAt(time)).of(employeeId);
    }
}
