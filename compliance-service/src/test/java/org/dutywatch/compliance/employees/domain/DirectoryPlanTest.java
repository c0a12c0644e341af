package org.dutywatch.compliance.employees.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryPlanTest {
    @Test
    void shouldTakeWhatHarmsNobody() {
        var plan = DirectoryPlan.of(List.of(person("1", null)), Map.of(1, person("2", "1"), 2, person("3", "2")));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldRefuseWhoDependsOnARefusedRow() {
        var plan = DirectoryPlan.of(
                List.of(), Map.of(1, person("1", "unknown"), 2, person("2", "1"), 3, person("3", "2")));

        assertEquals(Optional.of("supervisor_id unknown is nobody known"), plan.refusal(1));
        assertEquals(Optional.of("supervisor_id 1 is nobody known"), plan.refusal(2));
        assertEquals(Optional.of("supervisor_id 2 is nobody known"), plan.refusal(3));
    }

    @Test
    void shouldRefuseEveryRowOfALoopAndNobodyElse() {
        var plan = DirectoryPlan.of(
                List.of(person("1", null)),
                Map.of(1, person("2", "3"), 2, person("3", "2"), 3, person("4", "1"), 4, person("5", "5")));

        assertEquals(Optional.of("the chain of command would loop: 2 -> 3 -> 2"), plan.refusal(1));
        assertEquals(Optional.of("the chain of command would loop: 2 -> 3 -> 2"), plan.refusal(2));
        assertEquals(Optional.empty(), plan.refusal(3));
        assertEquals(Optional.of("the chain of command would loop: 5 -> 5"), plan.refusal(4));
    }

    @Test
    void shouldRefuseTheSecondOwnerOfAUserNameHoweverItIsWritten() {
        var owner = person("1", null);
        var alias = new EmployeeFacts(
                "2", true, "two", List.of("RIDGEMONT\\User1", "two@ridgemont"), "Two", "two@x.example", null, "Patrol");

        var plan = DirectoryPlan.of(List.of(owner), Map.of(1, alias));

        assertEquals(Optional.of("username user1 belongs to 1"), plan.refusal(1));
    }

    @Test
    void shouldRefuseTheSecondRowOfAnId() {
        var plan = DirectoryPlan.of(List.of(), Map.of(1, person("1", null), 2, person("1", null)));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.of("employee_id 1 is already in row 1"), plan.refusal(2));
    }

    @Test
    void shouldKeepTheStoredNameOfARefusedRowTaken() {
        var stored = person("1", null);
        var gone = new EmployeeFacts("1", true, "newname", List.of(), "One", "new@x.example", "unknown", "Patrol");
        var heir = new EmployeeFacts("2", true, "user1", List.of(), "Two", "two@x.example", null, "Patrol");

        var plan = DirectoryPlan.of(List.of(stored), Map.of(1, gone, 2, heir));

        assertEquals(Optional.of("supervisor_id unknown is nobody known"), plan.refusal(1));
        assertEquals(Optional.of("username user1 belongs to 1"), plan.refusal(2));
    }

    private static EmployeeFacts person(String id, @Nullable String supervisor) {
        return new EmployeeFacts(
                id, true, "user" + id, List.of(), "Name " + id, "mail" + id + "@x.example", supervisor, "Patrol");
    }
}
