package org.dutywatch.compliance.people.employees.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-05T06:00:00Z");

    @Test
    void shouldAcceptRowsThatBreakNoRule() {
        var plan = plan(List.of(person("1", null)), Map.of(1, person("2", "1"), 2, person("3", "2")));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseRowsThatDependOnARefusedRow() {
        var plan = plan(List.of(), Map.of(1, person("1", "unknown"), 2, person("2", "1"), 3, person("3", "2")));

        assertEquals(Optional.of("supervisor_id unknown is unknown"), plan.refusal(1));
        assertEquals(Optional.of("supervisor_id 1 is unknown"), plan.refusal(2));
        assertEquals(Optional.of("supervisor_id 2 is unknown"), plan.refusal(3));
    }

    @Test
    void shouldRefuseEveryRowOfALoopAndNobodyElse() {
        var plan = plan(
                List.of(person("1", null)),
                Map.of(1, person("2", "3"), 2, person("3", "2"), 3, person("4", "1"), 4, person("5", "5")));

        assertEquals(
                Optional.of("the chain of command would loop: 2 (Name 2) -> 3 (Name 3) -> 2 (Name 2)"),
                plan.refusal(1));
        assertEquals(
                Optional.of("the chain of command would loop: 2 (Name 2) -> 3 (Name 3) -> 2 (Name 2)"),
                plan.refusal(2));
        assertEquals(Optional.empty(), plan.refusal(3));
        assertEquals(Optional.of("the chain of command would loop: 5 (Name 5) -> 5 (Name 5)"), plan.refusal(4));
    }

    @Test
    void shouldRefuseTheSecondOwnerOfAUserNameInAnySpelling() {
        var owner = person("1", null);
        var alias = new EmployeeFacts(
                "2",
                true,
                "two",
                List.of("RIDGEMONT\\User1", "two@ridgemont"),
                "Two",
                "two@x.example",
                null,
                "Patrol",
                "");

        var plan = plan(List.of(owner), Map.of(1, alias));

        assertEquals(
                Optional.of("username user1 belongs to 1 (Name 1) and cannot be given to 2 (Two)"), plan.refusal(1));
    }

    @Test
    void shouldRefuseTheSecondRowOfAnId() {
        var plan = plan(List.of(), Map.of(1, person("1", null), 2, person("1", null)));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.of("employee_id 1 is already in row 1"), plan.refusal(2));
    }

    @Test
    void shouldReserveTheStoredUserNameWhenItsRowIsRefused() {
        var stored = person("1", null);
        var refusedRow =
                new EmployeeFacts("1", true, "newname", List.of(), "One", "new@x.example", "unknown", "Patrol", "");
        var successor = new EmployeeFacts("2", true, "user1", List.of(), "Two", "two@x.example", null, "Patrol", "");

        var plan = plan(List.of(stored), Map.of(1, refusedRow, 2, successor));

        assertEquals(Optional.of("supervisor_id unknown is unknown"), plan.refusal(1));
        assertEquals(
                Optional.of("username user1 belongs to 1 (Name 1) and cannot be given to 2 (Two)"), plan.refusal(2));
    }

    @Test
    void shouldRefuseToEndASupervisorWithReports() {
        var stored = List.of(person("1", null), person("2", "1"), person("3", "2"), person("4", "2"));

        var plan = plan(stored, Map.of(1, person("2", "1").inactive()));

        assertEquals(
                Optional.of("2 (Name 2) cannot become inactive while others report to him: 3 (Name 3), 4 (Name 4);"
                        + " give them another supervisor, in the same file or before"),
                plan.refusal(1));
    }

    @Test
    void shouldEndASupervisorWhoseReportsMoveInTheSameFile() {
        var stored = List.of(person("1", null), person("2", "1"), person("3", "2"));

        var plan = plan(stored, Map.of(1, person("2", "1").inactive(), 2, person("3", "1")));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseAnInactiveSupervisor() {
        var stored = List.of(person("1", null), person("2", "1").inactive());

        var plan = plan(stored, Map.of(1, person("3", "2")));

        assertEquals(Optional.of("supervisor_id 2 (Name 2) is not active from " + NOW), plan.refusal(1));
    }

    @Test
    void shouldAllowTheAddressButNotTheUserNameOfAnInactiveEmployee() {
        var left = person("1", null).inactive();
        var sameAddress =
                new EmployeeFacts("2", true, "user2", List.of(), "Two", "mail1@x.example", null, "Patrol", "");

        assertEquals(
                Optional.empty(), plan(List.of(left), Map.of(1, sameAddress)).refusal(1));
        assertEquals(
                Optional.of("email mail1@x.example belongs to 1 (Name 1) and cannot be given to 2 (Two)"),
                plan(List.of(person("1", null)), Map.of(1, sameAddress)).refusal(1));
        assertEquals(
                Optional.of(
                        "username user1 belongs to 1 (Name 1) and cannot be given to 2 (Two) before 1, who has left,"
                                + " has another user name"),
                plan(List.of(left), Map.of(1, named("2", "user1"))).refusal(1));
    }

    @Test
    void shouldHandOnAUserNameFromTheTimeAtWhichItsOwnerGetsAnother() {
        var stored = histories(List.of(person("1", null)));
        var renamed =
                new EmployeeFacts("1", false, "user1-left", List.of(), "Name 1", "mail1@x.example", null, "Patrol", "");
        var end = new EmployeeChange(renamed, NOW.plusSeconds(60), true);

        var early =
                DirectoryPlan.of(stored, Map.of(1, end, 2, new EmployeeChange(named("2", "user1"), NOW, true)), NOW);
        var inTime = DirectoryPlan.of(
                stored, Map.of(1, end, 2, new EmployeeChange(named("2", "user1"), NOW.plusSeconds(60), true)), NOW);

        assertEquals(
                Optional.of("username user1 belongs to 1 (Name 1) and cannot be given to 2 (Two)"), early.refusal(2));
        assertEquals(Optional.empty(), inTime.refusal(1));
        assertEquals(Optional.empty(), inTime.refusal(2));
    }

    @ParameterizedTest
    @CsvSource({
        "jérôme, jérôme",
        "jérôme, J%C3%A9r%C3%B4me",
        "jnovak, JNOVAK",
        "jnovak, RIDGEMONT\\\\jnovak",
        "jnovak, jnovak@ridgemont.example",
        "OTHER\\jnovak, jnovak@ridgemont",
        "mary ann, Mary%20Ann"
    })
    void shouldRefuseASecondSpellingOfTheNameOfAnother(String first, String second) {
        var plan = plan(List.of(named("1", first)), Map.of(1, named("2", second)));

        assertTrue(plan.isUniquenessConflict(1));
    }

    @ParameterizedTest
    @CsvSource({"jerome, jérôme", "jnovak, jnovak+lab", "jnovak, jnovak2", "strasse, straße"})
    void shouldAcceptNamesThatDiffer(String first, String second) {
        assertEquals(
                Optional.empty(),
                plan(List.of(named("1", first)), Map.of(1, named("2", second))).refusal(1));
    }

    @ParameterizedTest
    @CsvSource({"GATE01$, machine account", "anonymous, placeholder", "jnovak​, unreadable name", "-, absent"})
    void shouldRefuseAUserNameThatNamesNoPerson(String name, String kind) {
        assertEquals(
                Optional.of("username '" + name + "' names no person (" + kind + ")"),
                plan(List.of(), Map.of(1, named("1", name))).refusal(1));
        assertEquals(
                Optional.empty(),
                plan(List.of(named("1", name)), Map.of(1, named("1", name))).refusal(1));
    }

    /** An earlier rule let a new employee have the name of one who had left, and names that differ in the domain. */
    @ParameterizedTest
    @CsvSource({"sreyes, sreyes, false", "jdoe, OTHER\\jdoe, true"})
    void shouldChangeEmployeesWhoseStoredUserNamesAreTheSame(String first, String second, boolean firstIsActive) {
        var owner = firstIsActive ? named("1", first) : named("1", first).inactive();
        var other = named("2", second);
        var stored = List.of(owner, other);

        for (var change : List.of(other, other.inUnit("Traffic"), other.inactive(), owner, owner.inUnit("Traffic"))) {
            var plan = plan(stored, Map.of(1, change));

            assertEquals(Optional.empty(), plan.refusal(1), change::toString);
            assertEquals(
                    change.equals(other) || change.equals(owner),
                    plan.changedHistories().isEmpty());
        }
        var both = plan(stored, Map.of(1, owner.inUnit("Traffic"), 2, other.inactive()));
        assertEquals(Optional.empty(), both.refusal(1));
        assertEquals(Optional.empty(), both.refusal(2));
    }

    @Test
    void shouldRefuseANewOwnerOfAUserNameThatTwoEmployeesHave() {
        var stored = List.of(named("1", "sreyes").inactive(), named("2", "sreyes"), named("3", "other"));

        var plan = plan(
                stored, Map.of(1, named("3", "sreyes"), 2, named("2", "sreyes").inUnit("Traffic")));

        assertTrue(plan.isUniquenessConflict(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseAReturnToAUserNameThatPassedToAnother() {
        var left = named("1", "sreyes").inactive();
        var stored = List.of(left, named("2", "sreyes"));

        var plan = plan(
                stored, Map.of(1, named("1", "sreyes"), 2, named("2", "sreyes").inUnit("Traffic")));

        assertEquals(Optional.of("username sreyes belongs to 2 (Two) and cannot be given to 1 (Two)"), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
        assertEquals(
                Optional.empty(),
                plan(stored, Map.of(1, named("1", "sreyes-1"))).refusal(1));
    }

    @Test
    void shouldLetAnEmployeeReturnWhoseUserNameAnotherRowWants() {
        var plan = plan(
                List.of(named("1", "sreyes").inactive()), Map.of(1, named("2", "sreyes"), 2, named("1", "sreyes")));

        assertTrue(plan.isUniquenessConflict(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseANewSpellingOfAUserNameThatAnotherHasToo() {
        var stored = List.of(named("1", "jdoe"), named("2", "OTHER\\jdoe"));

        assertTrue(plan(stored, Map.of(1, named("2", "jdoe"))).isUniquenessConflict(1));
        assertEquals(
                Optional.empty(),
                plan(stored, Map.of(1, named("2", "Other\\JDoe"))).refusal(1));
    }

    @Test
    void shouldKeepTheRowOfAnOwnerWhoseTwoNamesAnotherRowWants() {
        var owner =
                new EmployeeFacts("1", true, "sreyes", List.of("sofia"), "One", "mail1@x.example", null, "Patrol", "");
        var other =
                new EmployeeFacts("2", true, "sofia", List.of("sreyes"), "Two", "mail2@x.example", null, "Patrol", "");

        var plan = plan(List.of(), Map.of(1, owner, 2, other));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.of("username sofia belongs to 1 (One) and cannot be given to 2 (Two)"), plan.refusal(2));
    }

    @Test
    void shouldRefuseAUserNameThatAnotherHadAtAPastTime() {
        var stored = histories(List.of(named("1", "sreyes"), named("2", "other")));
        var rows = Map.of(
                1, new EmployeeChange(named("2", "sreyes"), NOW.minus(300, ChronoUnit.DAYS), true),
                2, new EmployeeChange(named("2", "other"), NOW.minus(1, ChronoUnit.DAYS), true));

        var plan = DirectoryPlan.of(stored, rows, NOW);

        assertEquals(Optional.of("username sreyes belongs to 1 (Two) and cannot be given to 2 (Two)"), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
        assertEquals(Map.of(), plan.changedHistories());
    }

    @Test
    void shouldAcceptAUserNameOfAPastTimeInWhichNobodyHadIt() {
        var stored = histories(List.of(named("1", "first"), named("2", "other")));
        Instant handedOn = NOW.minus(30, ChronoUnit.DAYS);
        stored.compute("1", (id, history) -> history.with(new EmployeeChange(named("1", "sreyes"), handedOn, true)));
        var rows = Map.of(
                1, new EmployeeChange(named("2", "sreyes"), NOW.minus(300, ChronoUnit.DAYS), true),
                2, new EmployeeChange(named("2", "other"), handedOn, true));

        var plan = DirectoryPlan.of(stored, rows, NOW);

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseANewEmployeeWhoHadTheNameOfAnotherAtAPastTime() {
        var renamed = new EmployeeChange(named("1", "sreyes-left"), NOW, true);
        var stored = histories(List.of(named("1", "sreyes")));

        var early = DirectoryPlan.of(
                stored,
                Map.of(1, renamed, 2, new EmployeeChange(named("2", "sreyes"), NOW.minusSeconds(60), true)),
                NOW);
        var inTime = DirectoryPlan.of(
                stored, Map.of(1, renamed, 2, new EmployeeChange(named("2", "sreyes"), NOW, true)), NOW);

        assertEquals(Optional.empty(), early.refusal(1));
        assertTrue(early.isUniquenessConflict(2));
        assertEquals(Optional.empty(), inTime.refusal(2));
    }

    private static EmployeeFacts named(String id, String username) {
        return new EmployeeFacts(id, true, username, List.of(), "Two", "mail" + id + "@x.example", null, "Patrol", "");
    }

    @Test
    void shouldRefuseALoopAtAnyMoment() {
        var stored = histories(List.of(person("1", null), person("2", "1"), person("3", "1")));
        var later = Map.of(1, new EmployeeChange(person("2", "3"), NOW.plusSeconds(60), true));
        var planned = DirectoryPlan.of(stored, later, NOW).changedHistories();
        stored.putAll(planned);

        var plan = DirectoryPlan.of(stored, Map.of(1, new EmployeeChange(person("3", "2"), NOW, true)), NOW);

        assertEquals(
                Optional.of("the chain of command would loop: 2 (Name 2) -> 3 (Name 3) -> 2 (Name 2)"),
                plan.refusal(1));
    }

    @Test
    void shouldAcceptARowThatChangesNothing() {
        var stored = List.of(person("1", null).inactive(), person("2", "1"));

        var plan = plan(stored, Map.of(1, person("1", null).inactive(), 2, person("2", "1")));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseNoLessWhenFurtherRowsAreRefused() {
        var claimsTheNameOfTheFirst =
                new EmployeeFacts("2", true, "user1", List.of(), "Two", "mail2@x.example", null, "Patrol", "");
        var plan = plan(List.of(), Map.of(1, person("1", null), 2, claimsTheNameOfTheFirst, 3, person("3", "1")));

        var narrower = plan.refusing(Map.of(1, "has an alert"));

        assertEquals(Optional.of("has an alert"), narrower.refusal(1));
        assertEquals(
                Optional.of("username user1 belongs to 1 (Name 1) and cannot be given to 2 (Two)"),
                narrower.refusal(2));
        assertTrue(narrower.isUniquenessConflict(2));
        assertEquals(Optional.of("supervisor_id 1 is unknown"), narrower.refusal(3));
        assertEquals(Map.of(), narrower.changedHistories());
    }

    @Test
    void shouldLetASupervisorLeaveHisReportsOnlyWhenTheChangeMayLeaveThemOpen() {
        var stored = List.of(person("1", null), person("2", "1"));
        var leaves = person("1", null).inactive();

        var byFile = plan(stored, Map.of(1, leaves));
        var byDirectory = DirectoryPlan.of(
                histories(stored), Map.of(1, EmployeeChange.leavingSupervisorOpen(leaves, NOW.plusSeconds(1))), NOW);

        assertTrue(byFile.refusal(1).orElseThrow().contains("cannot become inactive while others report to him"));
        assertEquals(Optional.empty(), byDirectory.refusal(1));
        assertEquals(DirectoryPlan.Effect.CHANGED, byDirectory.effect(1));
    }

    @Test
    void shouldRefuseAnInactiveSupervisorInAFileUnlessHeIsStoredAlready() {
        var stored = List.of(person("1", null).inactive(), person("2", "1"), person("3", null));

        var plan = plan(
                stored,
                Map.of(
                        1,
                        person("2", "1").inUnit("Traffic"),
                        2,
                        person("3", "1"),
                        3,
                        person("4", "1"),
                        4,
                        person("1", null).inactive().inUnit("Command")));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertTrue(plan.refusal(2).orElseThrow().startsWith("supervisor_id 1 (Name 1) is not active from"));
        assertTrue(plan.refusal(3).orElseThrow().startsWith("supervisor_id 1 (Name 1) is not active from"));
        assertEquals(Optional.empty(), plan.refusal(4));
    }

    @Test
    void shouldRefuseAnUnknownSupervisorAndALoopAlsoWhenTheSupervisorMayBeOpen() {
        var stored = histories(List.of(person("1", null), person("2", "1")));

        var plan = DirectoryPlan.of(
                stored,
                Map.of(
                        1, EmployeeChange.leavingSupervisorOpen(person("1", "2"), NOW),
                        2, EmployeeChange.leavingSupervisorOpen(person("3", "none"), NOW)),
                NOW);

        assertTrue(plan.refusal(1).orElseThrow().startsWith("the chain of command would loop"));
        assertEquals(Optional.of("supervisor_id none is unknown"), plan.refusal(2));
    }

    private static DirectoryPlan plan(List<EmployeeFacts> stored, Map<Integer, EmployeeFacts> rows) {
        Map<Integer, EmployeeChange> changes = new HashMap<>();
        rows.forEach((row, facts) -> changes.put(row, new EmployeeChange(facts, NOW, true)));
        return DirectoryPlan.of(histories(stored), changes, NOW);
    }

    private static Map<String, EmployeeHistory> histories(List<EmployeeFacts> stored) {
        Map<String, EmployeeHistory> histories = new HashMap<>();
        stored.forEach(facts -> histories.put(
                facts.employeeId(), EmployeeHistory.startingWith(new EmployeeChange(facts, NOW, true), NOW)));
        return histories;
    }

    private static EmployeeFacts person(String id, @Nullable String supervisor) {
        return new EmployeeFacts(
                id, true, "user" + id, List.of(), "Name " + id, "mail" + id + "@x.example", supervisor, "Patrol", "");
    }
}
