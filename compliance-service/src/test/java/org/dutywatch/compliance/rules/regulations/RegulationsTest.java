package org.dutywatch.compliance.rules.regulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dutywatch.compliance.model.findings.Rule;
import org.junit.jupiter.api.Test;

class RegulationsTest {
    private final Regulations catalogue = Regulations.CATALOGUE;

    @Test
    void shouldHoldTheClausesWithTheClassLettersOfTheOrder() {
        Map<String, String> letters = new TreeMap<>();
        catalogue
                .items()
                .forEach(one -> letters.put(one.clause(), Objects.requireNonNullElse(one.classLetter(), "none")));

        assertThat(letters)
                .containsExactly(
                        Map.entry("IV.A", "D"),
                        Map.entry("IV.B", "B"),
                        Map.entry("IV.C", "A"),
                        Map.entry("IV.D", "B"),
                        Map.entry("IV.E", "A"),
                        Map.entry("IV.F", "A"),
                        Map.entry("IV.G", "D"),
                        Map.entry("V.B", "none"));
    }

    @Test
    void shouldTraceEveryRuleToItsClauseAndBack() {
        for (Rule rule : Rule.values()) {
            List<String> clauses = catalogue.items().stream()
                    .filter(one -> one.rules().contains(rule.name()))
                    .map(Regulation::clause)
                    .toList();
            assertThat(clauses).as(rule.name()).containsExactly(rule.clause());
        }
        assertThat(catalogue.items().stream()
                        .mapToInt(one -> one.rules().size())
                        .sum())
                .isEqualTo(Rule.values().length);
    }

    @Test
    void shouldNameTheClausesOfWhichNothingCanBeObserved() {
        assertThat(catalogue.items())
                .filteredOn(one -> one.observes() == null)
                .extracting(Regulation::clause)
                .containsExactly("IV.A", "IV.D", "IV.F", "IV.G");
        assertThat(catalogue.items())
                .allSatisfy(one -> assertThat(one.cannotObserve()).isNotBlank().doesNotContainIgnoringCase("guilty"));
    }
}
