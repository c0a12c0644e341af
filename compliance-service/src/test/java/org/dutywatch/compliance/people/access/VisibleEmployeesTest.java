package org.dutywatch.compliance.people.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.rest.Page;
import org.junit.jupiter.api.Test;

class VisibleEmployeesTest {
    private static final PseudonymScheme SCHEME =
            new PseudonymScheme(new byte[32], Duration.ofDays(30), ZoneOffset.UTC);
    private static final List<UUID> ROWS =
            IntStream.range(0, 20).mapToObj(row -> new UUID(7, row)).toList();

    /** What a viewer is shown of a row. */
    private record Shown(UUID id, int row) {}

    @Test
    void shouldShowTheRowsOfADayToEachViewerInAnOrderOfHisOwn() {
        List<Integer> one = rowsShownTo(viewer("one"));
        List<Integer> other = rowsShownTo(viewer("other"));

        assertThat(one).hasSize(ROWS.size()).isNotEqualTo(other).isEqualTo(rowsShownTo(viewer("one")));
    }

    @Test
    void shouldKeepTheOrderForWhoSeesEverybodyById() {
        assertThat(rowsShownTo(VisibleEmployees.everybodyById())).isSorted();
    }

    private static VisibleEmployees viewer(String name) {
        return new VisibleEmployees(null, List.of(), Set.of(), SCHEME.of(name, 1));
    }

    private static List<Integer> rowsShownTo(VisibleEmployees visible) {
        var items = IntStream.range(0, ROWS.size())
                .mapToObj(row -> new Shown(visible.id(Set.of("E101"), ROWS.get(row)), row))
                .toList();
        return visible.sealed(new Page<>(items, null), Comparator.comparing(Shown::id)).items().stream()
                .map(Shown::row)
                .toList();
    }
}
