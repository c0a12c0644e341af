package org.dutywatch.compliance.insight.dashboards.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Few employees are stored in another way than many; nobody can tell the difference. */
class EmployeeSetTest {
    @Property(tries = 300)
    void shouldHoldEachEmployeeOnceInAscendingOrderWhateverTheOrderOfAdding(
            @ForAll @Size(max = 60) List<@IntRange(max = 5_000) Integer> some,
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> others,
            @ForAll @IntRange(max = 30) int first) {
        var set = set(some);
        set.addAll(set(others));

        var expected = new TreeSet<>(some);
        expected.addAll(others);
        assertThat(set.numbers().boxed()).containsExactlyElementsOf(expected);
        assertThat(set.size()).isEqualTo(expected.size());

        set.keepFirst(first);
        assertThat(set.numbers().boxed())
                .containsExactlyElementsOf(expected.stream().limit(first).toList());
        set.add(7);
        set.add(7);
        assertThat(set.numbers().filter(number -> number == 7).count()).isEqualTo(1);
    }

    private static EmployeeSet set(List<Integer> numbers) {
        var set = new EmployeeSet();
        numbers.forEach(set::add);
        return set;
    }
}
