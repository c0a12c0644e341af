package org.dutywatch.compliance.insight.dashboards.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dutywatch.compliance.insight.dashboards.answers.RandomDepartment.Row;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;

/**
 * Nobody can get a figure of one to four people from dashboards: not from an answer, not as the difference of two
 * answers, and not by subtracting the parts of a total that are shown from it.
 */
class WithheldFiguresPropertiesTest {
    /** Figures that add up: the figure of several shifts is the sum of those of each. */
    private static final Set<String> SUMS = Set.of(
            "shifts",
            "shifts_with_access",
            "alerts",
            "reviews",
            "withdrawn",
            "minutes_total",
            "minutes",
            "postings",
            "findings_open",
            "findings_acknowledged",
            "findings_closed",
            "findings_withdrawn",
            "alert_shifts",
            "review_shifts",
            "accesses",
            "shifts_url_username",
            "shifts_tunnel_lease",
            "findings_closed_explained");

    /** A shown figure: what each shift adds to it, by the shift's index, without the shifts that add nothing. */
    private record Shown(String name, Map<Integer, Double> shifts) {
        private Shown minus(List<Shown> parts) {
            Map<Integer, Double> left = new HashMap<>(shifts);
            parts.forEach(part -> part.shifts.forEach((shift, value) -> left.merge(shift, -value, Double::sum)));
            left.values().removeIf(value -> Math.abs(value) < 0.000_001);
            return new Shown(name + " - " + parts.stream().map(Shown::name).toList(), left);
        }

        private boolean contains(Shown other) {
            return shifts.entrySet().containsAll(other.shifts.entrySet());
        }

        private int people(RandomDepartment department) {
            return (int) shifts.keySet().stream()
                    .map(index -> department.shifts.get(index).employeeNumber())
                    .distinct()
                    .count();
        }
    }

    @Property(tries = 60)
    void shouldIsolateNoFigureOfFewPeople(@ForAll Random random) {
        var department = RandomDepartment.of(random);
        List<Map<String, Row>> exact = department.shifts.stream()
                .map(shift -> RandomDepartment.exact(shift).stream().collect(Collectors.toMap(Row::name, row -> row)))
                .toList();
        Map<String, List<Shown>> byFigure = new HashMap<>();
        for (int first = 0; first < RandomDepartment.MONTHS; first++) {
            for (int end = first + 1; end <= RandomDepartment.MONTHS; end++) {
                Map<String, Shown> shown = shown(department, exact, first, end);
                remainders(shown).forEach(one -> requireEnoughPeople(one, department));
                shown.values()
                        .forEach(one -> byFigure.computeIfAbsent(one.name(), any -> new ArrayList<>())
                                .add(one));
            }
        }
        byFigure.values()
                .forEach(ranges -> ranges.forEach(one -> {
                    requireEnoughPeople(one, department);
                    ranges.stream()
                            .filter(one::contains)
                            .forEach(other -> requireEnoughPeople(one.minus(List.of(other)), department));
                }));
    }

    @Property(tries = 60)
    void shouldRoundPeopleAndShowNoMedianOfFew(@ForAll Random random) {
        var department = RandomDepartment.of(random);
        for (Row row : department.answers(0, RandomDepartment.MONTHS, null)) {
            for (String column : List.of("employees_observed", "employees")) {
                assertThat(row.figures().getOrDefault(column, 0.0) % RandomDepartment.SMALLEST_GROUP)
                        .isZero();
            }
            if (row.figures().containsKey("minutes_median")) {
                assertThat(row.figures().get("employees_observed"))
                        .isGreaterThanOrEqualTo(4.0 * RandomDepartment.SMALLEST_GROUP);
            }
        }
    }

    @Property(tries = 60)
    void shouldShowEveryFigureThatHasEnoughPeopleWhenNothingIsWithheld(@ForAll Random random) {
        var department = RandomDepartment.of(random);
        var total = department.answers(0, RandomDepartment.MONTHS, null).get(0);
        boolean enoughPeople = true;
        for (int month = 0; month < RandomDepartment.MONTHS; month++) {
            int one = month;
            enoughPeople &= department.shifts.stream()
                            .filter(shift -> RandomDepartment.monthOf(shift) == one)
                            .map(CountedShift::employeeNumber)
                            .distinct()
                            .count()
                    >= RandomDepartment.SMALLEST_GROUP;
        }
        if (enoughPeople) {
            assertThat(total.figures()).containsEntry("shifts", (double) department.shifts.size());
        }
    }

    /** Every figure that is shown for these months, with what each shift adds to it. */
    private static Map<String, Shown> shown(
            RandomDepartment department, List<Map<String, Row>> exact, int first, int end) {
        Map<String, Shown> shown = new HashMap<>();
        List<String> units =
                department.shifts.stream().map(CountedShift::unit).distinct().toList();
        List<Row> answers = new ArrayList<>(department.answers(first, end, null));
        units.forEach(unit -> department.answers(first, end, unit).stream()
                .filter(row -> row.name().startsWith(Tallies.key("units", unit)))
                .forEach(answers::add));
        for (Row row : answers) {
            row.figures().keySet().stream().filter(SUMS::contains).forEach(column -> {
                Map<Integer, Double> added = new HashMap<>();
                for (int i = 0; i < exact.size(); i++) {
                    int month = RandomDepartment.monthOf(department.shifts.get(i));
                    Row one = exact.get(i).get(row.name());
                    double value = one == null ? 0 : one.figures().getOrDefault(column, 0.0);
                    if (month >= first && month < end && value != 0) {
                        added.put(i, value);
                    }
                }
                String name = Tallies.key(row.name(), column);
                shown.put(name, new Shown(name, added));
            });
        }
        return shown;
    }

    /** What is left of each total when the parts of it that are shown are subtracted. */
    private static List<Shown> remainders(Map<String, Shown> shown) {
        List<Shown> remainders = new ArrayList<>();
        for (String column : List.of("shifts", "shifts_with_access", "minutes_total")) {
            remainder(shown, total(column), "units", column, remainders);
        }
        remainder(shown, total("minutes_total"), "hours", "minutes", remainders);
        remainder(shown, total("minutes_total"), "sites", "minutes", remainders);
        String all = Tallies.key("fairness", "ALL", "");
        for (String division : List.of("KIND", "DAY_PART", "LIMIT")) {
            remainder(shown, total("shifts"), Tallies.key("fairness", division), "shifts", remainders);
            for (String outcome : List.of("alert_shifts", "review_shifts")) {
                remainder(shown, Tallies.key(all, outcome), Tallies.key("fairness", division), outcome, remainders);
            }
        }
        difference(shown, total("shifts"), List.of(total("shifts_with_access")), remainders);
        difference(
                shown,
                total("shifts"),
                List.of(Tallies.key(all, "alert_shifts"), Tallies.key(all, "review_shifts")),
                remainders);
        findings(
                shown, List.of("alerts", "reviews", "postings"), List.of("open", "acknowledged", "closed"), remainders);
        shown.keySet().stream()
                .filter(name -> name.startsWith("units"))
                .filter(name -> name.endsWith(Tallies.key("", "shifts")))
                .forEach(name -> difference(shown, name, List.of(name + "_with_access"), remainders));
        return remainders;
    }

    private static String total(String column) {
        return Tallies.key("summary", "total", "", column);
    }

    /** Current findings add up to the same number by tier and by state: one division gives the rest of the other. */
    private static void findings(
            Map<String, Shown> shown, List<String> tiers, List<String> states, List<Shown> remainders) {
        var byTier = tiers.stream().map(one -> shown.get(total(one))).toList();
        var byState =
                states.stream().map(one -> shown.get(total("findings_" + one))).toList();
        for (var complete : List.of(byTier, byState)) {
            if (complete.stream().allMatch(one -> one != null)) {
                Map<Integer, Double> sum = new HashMap<>();
                complete.forEach(one -> one.shifts().forEach((shift, value) -> sum.merge(shift, value, Double::sum)));
                var all = new Shown("current findings", sum);
                for (var parts : List.of(byTier, byState)) {
                    remainders.add(
                            all.minus(parts.stream().filter(one -> one != null).toList()));
                }
            }
        }
    }

    private static void difference(Map<String, Shown> shown, String total, List<String> parts, List<Shown> remainders) {
        if (shown.containsKey(total)) {
            remainders.add(shown.get(total)
                    .minus(parts.stream()
                            .filter(shown::containsKey)
                            .map(shown::get)
                            .toList()));
        }
    }

    private static void remainder(
            Map<String, Shown> shown, String total, String parts, String column, List<Shown> remainders) {
        Set<String> names = new HashSet<>(shown.keySet());
        names.removeIf(
                name -> !name.startsWith(parts + Tallies.key("", "")) || !name.endsWith(Tallies.key("", column)));
        if (!names.isEmpty()) {
            difference(shown, total, List.copyOf(names), remainders);
        }
    }

    private static void requireEnoughPeople(Shown figure, RandomDepartment department) {
        assertThat(figure.people(department))
                .as("people of %s in %s", figure.name(), department.shifts)
                .matches(people -> people == 0 || people >= RandomDepartment.SMALLEST_GROUP);
    }
}
