package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InMemoryDirectoryTest {
    private static final UserName SREYES = new UserName("sreyes");

    private final InMemoryDirectory directory = new InMemoryDirectory();

    @Test
    void shouldKnowNoNameWhenItIsEmpty() {
        assertThat(directory.attribute(SREYES)).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldKnowTheNamesWhenAnEmployeeGetsThem() {
        directory.replace("E101", List.of("sreyes", "RIDGEMONT\\SReyes", "-", "samr"));

        assertThat(directory.attribute(SREYES)).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(new UserName("samr"))).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(new UserName("sreyes@ridgemont"))).isEqualTo(new Attribution.Employee("E101"));
        assertThat(directory.attribute(new UserName("sreyes@other"))).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldForgetTheNameWhenTheEmployeeLosesIt() {
        directory.replace("E101", List.of("sreyes"));

        directory.replace("E101", List.of("samr"));

        assertThat(directory.attribute(SREYES)).isEqualTo(Attribution.UNKNOWN);
        directory.replace("E101", List.of());
        assertThat(directory.attribute(new UserName("samr"))).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldBeAmbiguousWhenTwoClaimTheName() {
        directory.replace("E101", List.of("sreyes"));

        directory.replace("E102", List.of(" SReyes"));
        assertThat(directory.attribute(SREYES)).isEqualTo(Attribution.AMBIGUOUS);
        directory.replace("E102", List.of());
        assertThat(directory.attribute(SREYES)).isEqualTo(new Attribution.Employee("E101"));
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

        assertThat(churned.attribute(new UserName("a"))).isEqualTo(new Attribution.Employee("E0"));
        assertThat(churned.attribute(new UserName("b"))).isEqualTo(Attribution.AMBIGUOUS);
        assertThat(churned.attribute(new UserName("c"))).isEqualTo(new Attribution.Employee("E2"));
    }
}
