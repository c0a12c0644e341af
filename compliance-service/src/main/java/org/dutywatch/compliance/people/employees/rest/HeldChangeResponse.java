package org.dutywatch.compliance.people.employees.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.jspecify.annotations.Nullable;

/**
 * A change of an employee on which a second person decides.
 *
 * @param changes what changes, field by field
 * @param effectiveFrom from when on it is to hold; absent means from the approval on
 * @param author the user who asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldChangeResponse(
        UUID requestId,
        DecisionState state,
        String employeeId,
        List<FieldChange> changes,
        @Nullable Instant effectiveFrom,
        String author,
        @Nullable String reason,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /**
     * A field that changes.
     *
     * @param from absent if it has no value now
     * @param to absent if it is to have no value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldChange(
            String field, @Nullable Object from, @Nullable Object to) {}

    static HeldChangeResponse of(HeldChange held) {
        return new HeldChangeResponse(
                held.requestId(),
                held.state(),
                held.employeeId(),
                changes(held.before(), held.facts()),
                held.effectiveFrom(),
                held.author(),
                held.reason(),
                held.askedAt(),
                held.decidedBy(),
                held.decidedAt(),
                held.decisionReason());
    }

    private static List<FieldChange> changes(EmployeeFacts before, EmployeeFacts after) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(new FieldChange("active", before.active(), after.active()));
        changes.add(new FieldChange("username", before.username(), after.username()));
        changes.add(new FieldChange("aliases", before.aliases(), after.aliases()));
        changes.add(new FieldChange("name", before.name(), after.name()));
        changes.add(new FieldChange("email", before.email(), after.email()));
        changes.add(new FieldChange("supervisor_id", before.supervisorId(), after.supervisorId()));
        changes.add(new FieldChange("unit", before.unit(), after.unit()));
        changes.add(new FieldChange("rank", before.rank(), after.rank()));
        changes.removeIf(change -> Objects.equals(change.from(), change.to()));
        return changes;
    }
}
