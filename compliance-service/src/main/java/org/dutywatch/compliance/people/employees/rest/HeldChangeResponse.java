package org.dutywatch.compliance.people.employees.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * A change of an employee on which a second person decides.
 *
 * @param requestId to administrators and the chief an id of their own, of this period
 * @param employeeId the id, or the pseudonym where the caller may not see persons
 * @param changes what changes, field by field; where the caller may not see persons, without the values
 * @param effectiveFrom from when on it is to hold; absent means from the approval on; where the caller may not see persons the
 *     beginning of the local day
 * @param author the user who asked
 * @param askedAt where the caller may not see persons the beginning of the local day, as {@code decidedAt}
 * @param reason absent also where the caller may not see persons, as {@code decisionReason}
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

    /**
     * For whoever may see the employee.
     *
     * @param now the time at which it is shown
     */
    public static HeldChangeResponse of(HeldChange held, Instant now) {
        Decision decision = held.decision();
        return new HeldChangeResponse(
                held.requestId(),
                decision.stateAt(now),
                held.employeeId(),
                changes(held.before(), held.facts()),
                held.effectiveFrom(),
                decision.author().user(),
                held.reason(),
                decision.askedAt(),
                decision.decidedBy(),
                decision.settledAt(),
                decision.reason());
    }

    /** The same under another id. */
    public HeldChangeResponse withId(UUID id) {
        return new HeldChangeResponse(
                id,
                state,
                employeeId,
                changes,
                effectiveFrom,
                author,
                reason,
                askedAt,
                decidedBy,
                decidedAt,
                decisionReason);
    }

    /**
     * The same for a caller who may not see the person: without values, texts and exact times.
     *
     * @param pseudonym under which he knows the employee
     * @param time gives what is shown instead of a time
     */
    public HeldChangeResponse masked(String pseudonym, UnaryOperator<Instant> time) {
        return new HeldChangeResponse(
                requestId,
                state,
                pseudonym,
                changes.stream()
                        .map(change -> new FieldChange(change.field(), null, null))
                        .toList(),
                effectiveFrom == null ? null : time.apply(effectiveFrom),
                author,
                null,
                time.apply(askedAt),
                decidedBy,
                decidedAt == null ? null : time.apply(decidedAt),
                null);
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
