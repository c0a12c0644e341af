package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory.HeldName;
import org.junit.jupiter.api.Test;

class InMemoryDirectoryTest {
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
    private static final UserName SREYES = new UserName("sreyes");

    private final InMemoryDirectory directory = new InMemoryDirectory();

    @Test
    void shouldKnowNoNameWhenItIsEmpty() {
        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldKnowTheNamesWhenAnEmployeeGetsThem() {
        directory.replace("E101", List.of("sreyes", "RIDGEMONT\\SReyes", "-", "samr"));

        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(new UserName("samr"), NOON)).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(new UserName("sreyes@ridgemont"), NOON))
                .isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(new UserName("sreyes@other"), NOON)).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldForgetTheNameWhenTheEmployeeLosesIt() {
        directory.replace("E101", List.of("sreyes"));

        directory.replace("E101", List.of("samr"));

        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(Attribution.UNKNOWN);
        directory.replace("E101", List.of());
        assertThat(directory.attribute(new UserName("samr"), NOON)).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldBeAmbiguousWhenTwoClaimTheName() {
        directory.replace("E101", List.of("sreyes"));

        directory.replace("E102", List.of(" SReyes"));
        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(new Attribution.Ambiguous(Set.of("E101", "E102")));
        directory.replace("E102", List.of());
        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(new Attribution.Employee("E101"));
    }

    @Test
    void shouldKnowWhoHadTheNameWhenItIsHandedOn() {
        directory.replaceHeld("E101", List.of(new HeldName("sreyes", Instant.MIN, NOON)));
        directory.replaceHeld("E102", List.of(new HeldName("SReyes", NOON, Instant.MAX)));

        assertThat(directory.attribute(SREYES, NOON.minusMillis(1))).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(new Attribution.Employee("E102"));
    }

    @Test
    void shouldKnowNobodyWhileTwoHaveTheNameOrNobodyHasIt() {
        directory.replaceHeld(
                "E101",
                List.of(
                        new HeldName("sreyes", NOON.minusSeconds(60), NOON.plusSeconds(60)),
                        new HeldName("sreyes", NOON.plusSeconds(120), Instant.MAX)));
        directory.replaceHeld("E102", List.of(new HeldName("sreyes", NOON, NOON.plusSeconds(60))));

        assertThat(directory.attribute(SREYES, NOON.minusSeconds(61))).isEqualTo(Attribution.UNKNOWN);
        assertThat(directory.attribute(SREYES, NOON.minusSeconds(1))).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(SREYES, NOON)).isEqualTo(new Attribution.Ambiguous(Set.of("E101", "E102")));
        assertThat(directory.attribute(SREYES, NOON.plusSeconds(60))).isEqualTo(Attribution.UNKNOWN);
        assertThat(directory.attribute(SREYES, NOON.plusSeconds(120))).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.mayKnow(SREYES)).isTrue();
        assertThat(directory.mayKnow(new UserName("samr"))).isFalse();
    }

    @Property(tries = 200)
    void shouldDependOnTheLastNamesOnlyWhateverCameBefore(
            @ForAll @Size(max = 30) List<@IntRange(max = 8) Integer> changes) {
        List<String> names = List.of("a", "b", "c");
        InMemoryDirectory churned = new InMemoryDirectory();
        changes.forEach(change -> churned.replace("E" + change % 3, List.of(names.get(change / 3))));
        churned.replace("E0", List.of("a"));
        churned.replace("E1", List.of("b"));
        churned.replace("E2", List.of("b", "c"));

        assertThat(churned.attribute(new UserName("a"), NOON)).isEqualTo(new Attribution.Employee("E0"));
        assertThat(churned.attribute(new UserName("b"), NOON)).isEqualTo(new Attribution.Ambiguous(Set.of("E1", "E2")));
        assertThat(churned.attribute(new UserName("c"), NOON)).isEqualTo(new Attribution.Employee("E2"));
    }
}
