package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KnownUsersTest {
    private static final UserName SREYES = new UserName("sreyes");

    private final KnownUsers users = new KnownUsers();

    @Test
    void shouldKnowNobodyWhenNoneIsGiven() {
        assertThat(users.attribute(SREYES)).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldReleaseTheNameWhenAnEmployeeGetsIt() {
        Set<UserName> settled = users.replace("E101", List.of("sreyes", "RIDGEMONT\\SReyes", "-", "samr"));

        assertThat(settled).containsExactlyInAnyOrder(SREYES, new UserName("samr"));
        assertThat(users.attribute(SREYES)).isEqualTo(new Attribution.Employee("E101"));
        assertThat(users.replace("E101", List.of("sreyes", "samr"))).isEmpty();
    }

    @Test
    void shouldForgetTheNameWhenTheEmployeeLosesIt() {
        users.replace("E101", List.of("sreyes"));

        users.replace("E101", List.of("samr"));

        assertThat(users.attribute(SREYES)).isEqualTo(Attribution.UNKNOWN);
        users.replace("E101", List.of());
        assertThat(users.attribute(new UserName("samr"))).isEqualTo(Attribution.UNKNOWN);
    }

    @Test
    void shouldBeAmbiguousWhenTwoClaimTheName() {
        users.replace("E101", List.of("sreyes"));

        assertThat(users.replace("E102", List.of("OTHER\\sreyes"))).isEmpty();
        assertThat(users.attribute(SREYES)).isEqualTo(Attribution.AMBIGUOUS);
        assertThat(users.replace("E102", List.of())).containsExactly(SREYES);
        assertThat(users.attribute(SREYES)).isEqualTo(new Attribution.Employee("E101"));
    }

    @Property(tries = 200)
    void shouldDependOnTheLastNamesOnlyWhateverCameBefore(
            @ForAll @Size(max = 30) List<@IntRange(max = 8) Integer> changes) {
        List<String> names = List.of("a", "b", "c");
        KnownUsers churned = new KnownUsers();
        changes.forEach(change -> churned.replace("E" + change % 3, List.of(names.get(change / 3))));
        churned.replace("E0", List.of("a"));
        churned.replace("E1", List.of("b"));
        churned.replace("E2", List.of("b", "c"));

        assertThat(churned.attribute(new UserName("a"))).isEqualTo(new Attribution.Employee("E0"));
        assertThat(churned.attribute(new UserName("b"))).isEqualTo(Attribution.AMBIGUOUS);
        assertThat(churned.attribute(new UserName("c"))).isEqualTo(new Attribution.Employee("E2"));
    }
}
