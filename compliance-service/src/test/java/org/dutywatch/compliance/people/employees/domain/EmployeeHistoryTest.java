package org.dutywatch.compliance.people.employees.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.FactsPeriod;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.HeldName;
import org.junit.jupiter.api.Test;

class EmployeeHistoryTest {
    private static final Instant DAY_1 = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant DAY_3 = Instant.parse("2026-11-03T06:00:00Z");
    private static final Instant DAY_4 = Instant.parse("2026-11-04T06:00:00Z");

    @Test
    void shouldApplyTheFirstFactsFromTheBeginning() {
        var history = EmployeeHistory.startingWith(change(DAY_2, "Patrol", "a@x.example"), DAY_3);

        assertEquals("Patrol", history.at(DAY_1).unit());
        assertTrue(history.at(DAY_1).active());
        assertEquals(Optional.empty(), history.nextChangeAfter(DAY_1));
    }

    @Test
    void shouldBeInactiveBeforeAFutureStart() {
        var history = EmployeeHistory.startingWith(change(DAY_4, "Patrol", "a@x.example"), DAY_3);

        assertFalse(history.at(DAY_3).active());
        assertTrue(history.at(DAY_4).active());
        assertEquals(Optional.of(DAY_4), history.nextChangeAfter(DAY_3));
    }

    @Test
    void shouldKeepTheNameOfSomebodyWhoLeftUntilAnotherIsRecorded() {
        var history = EmployeeHistory.startingWith(named(true, "sreyes", "samr").at(DAY_1), DAY_1)
                .with(named(false, "sreyes", "samr").at(DAY_2))
                .with(named(false, "sreyes-left", "samr").at(DAY_3));

        assertEquals(
                List.of(
                        new HeldName("sreyes", EmployeeHistory.BEGINNING, DAY_3),
                        new HeldName("samr", EmployeeHistory.BEGINNING, EmployeeHistory.END),
                        new HeldName("sreyes-left", DAY_3, EmployeeHistory.END)),
                history.heldNames());
    }

    @Test
    void shouldHoldTheNameFromTheFirstDayOfSomebodyWhoStartsLater() {
        var history = EmployeeHistory.startingWith(named(true, "sreyes").at(DAY_3), DAY_1);

        assertEquals(List.of(new HeldName("sreyes", DAY_3, EmployeeHistory.END)), history.heldNames());
    }

    @Test
    void shouldHoldANameTwiceWhenItWasGivenBackInBetween() {
        var history = EmployeeHistory.startingWith(named(true, "sreyes").at(DAY_1), DAY_1)
                .with(named(true, "other").at(DAY_2))
                .with(named(true, "sreyes").at(DAY_3));

        assertEquals(
                List.of(
                        new HeldName("sreyes", EmployeeHistory.BEGINNING, DAY_2),
                        new HeldName("other", DAY_2, DAY_3),
                        new HeldName("sreyes", DAY_3, EmployeeHistory.END)),
                history.heldNames());
    }

    /** Facts with this user name and aliases, from the first day on. */
    private static DatedFacts named(boolean active, String username, String... aliases) {
        return new DatedFacts(
                new EmployeeFacts("1", active, username, List.of(aliases), "Name", "a@x.example", null, "Patrol", ""));
    }

    private record DatedFacts(EmployeeFacts facts) {
        EmployeeChange at(Instant from) {
            return new EmployeeChange(facts, from, true);
        }
    }

    @Test
    void shouldKeepACorrectedUnitAfterALaterChangeOfTheAddress() {
        var history = known("Patrol").with(change(DAY_3, "Patrol", "b@x.example"));

        var corrected = history.with(change(DAY_2, "Traffic", "a@x.example"));

        assertEquals("Patrol", corrected.at(DAY_1).unit());
        assertEquals("Traffic", corrected.at(DAY_2).unit());
        assertEquals("Traffic", corrected.at(DAY_4).unit());
        assertEquals("b@x.example", corrected.at(DAY_4).email());
    }

    @Test
    void shouldEndACorrectedUnitWhereTheUnitItselfChanges() {
        var history = known("Patrol")
                .with(change(DAY_3, "Records", "a@x.example"))
                .with(change(DAY_4, "Patrol", "a@x.example"));

        var corrected = history.with(change(DAY_2, "Traffic", "a@x.example"));

        assertEquals("Records", corrected.at(DAY_3).unit());
        assertEquals("Patrol", corrected.at(DAY_4).unit());
        assertEquals(
                List.of(new FactsPeriod(DAY_2, DAY_3, corrected.at(DAY_2))),
                corrected.periodsWithOtherUnitOrRank(history));
    }

    @Test
    void shouldKeepTheRankWhenTheChangeHasNone() {
        var sergeant = new EmployeeChange(facts("Patrol", "a@x.example").withRank("Sergeant"), DAY_1, true);
        var history = EmployeeHistory.startingWith(sergeant, DAY_1);

        var moved = history.with(new EmployeeChange(facts("Traffic", "a@x.example"), DAY_2, false));

        assertEquals("Sergeant", moved.at(DAY_2).rank());
    }

    @Property
    void shouldRestoreTheHistoryWhenACorrectionIsReverted(
            @ForAll("changes") List<EmployeeChange> changes, @ForAll("moment") Instant from) {
        var history = known("Patrol");
        for (EmployeeChange change : changes) {
            history = history.with(change);
        }
        EmployeeFacts before = history.at(from);

        var corrected = history.with(change(from, "Wrong unit", before.email()));

        assertEquals("Wrong unit", corrected.at(from).unit());
        assertEquals(history, corrected.with(new EmployeeChange(before, from, true)));
    }

    @Property
    void shouldHaveExactlyOnePeriodForEveryMoment(@ForAll("changes") List<EmployeeChange> changes) {
        var history = known("Patrol");
        for (EmployeeChange change : changes) {
            history = history.with(change);
            assertEquals(change.facts(), history.at(change.from()));
            assertEquals(history, history.with(change));
        }
        assertGapless(history);
        assertEquals(history, EmployeeHistory.of(history.periods()));
    }

    private static void assertGapless(EmployeeHistory history) {
        Instant reached = EmployeeHistory.BEGINNING;
        EmployeeFacts before = null;
        for (FactsPeriod period : history.periods()) {
            assertEquals(reached, period.from());
            assertFalse(period.facts().equals(before));
            before = period.facts();
            reached = period.to();
        }
        assertEquals(EmployeeHistory.END, reached);
    }

    @Provide
    Arbitrary<Instant> moment() {
        return Arbitraries.of(DAY_1, DAY_2, DAY_3, DAY_4);
    }

    private Arbitrary<EmployeeChange> change() {
        return Combinators.combine(
                        moment(),
                        Arbitraries.of("Patrol", "Traffic", "Records"),
                        Arbitraries.of("a@x.example", "b@x.example"))
                .as(EmployeeHistoryTest::change);
    }

    @Provide
    Arbitrary<List<EmployeeChange>> changes() {
        return change().list().ofMaxSize(6);
    }

    private static EmployeeHistory known(String unit) {
        return EmployeeHistory.startingWith(change(DAY_1, unit, "a@x.example"), DAY_1);
    }

    private static EmployeeChange change(Instant from, String unit, String email) {
        return new EmployeeChange(facts(unit, email), from, true);
    }

    private static EmployeeFacts facts(String unit, String email) {
        return new EmployeeFacts("1", true, "one", List.of(), "One", email, null, unit, "");
    }
}
