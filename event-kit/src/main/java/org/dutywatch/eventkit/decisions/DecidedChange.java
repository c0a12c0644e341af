package org.dutywatch.eventkit.decisions;

import java.util.Collection;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of one kind are about. {@link DecideChanges} calls it, always in a transaction. A service has a bean
 * of this type for each kind.
 *
 * @param <T> what is decided on
 */
public interface DecidedChange<T> {
    DecisionRules kind();

    /**
     * What is decided on, as it is now.
     *
     * @param id of the decision
     * @throws ProblemException NOT_FOUND if there is none
     */
    T require(UUID id);

    /**
     * Called before somebody approves or declines: acquires the locks, and checks what only this kind checks.
     *
     * @throws ProblemException FORBIDDEN or RULE_REFUSED if the caller may not decide for a reason of this kind
     */
    default void prepare(T change, DecisionState toBe) {}

    /**
     * Makes the change.
     *
     * @throws ProblemException CONFLICT or RULE_REFUSED if it is not possible; then it is not approved either
     */
    void approve(T change, Answer answer);

    /** Stores with what is decided on that it was declined, where that is stored. */
    default void decline(T change, Answer answer) {}

    /** Stores with what is decided on that it expired or was withdrawn, where that is stored. */
    default void lapse(UUID id, Decision settled) {}

    /** How the audit trail records that somebody approved or declined it. */
    Audited audited(T change);

    /**
     * How a decision is recorded.
     *
     * @param name names it in the actions, such as {@code approve_policy}
     * @param subjects the ids that it is about, one record for each
     * @param reason why somebody asked for it; null if he did not say
     */
    record Audited(
            String name,
            Collection<String> subjects,
            @Nullable String reason) {}
}
