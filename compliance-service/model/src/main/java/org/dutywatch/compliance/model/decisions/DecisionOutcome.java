package org.dutywatch.compliance.model.decisions;

/** The result of an attempt to settle a decision. */
public sealed interface DecisionOutcome {

    /** The decision is settled now. */
    record Settled(TwoPersonDecision decision) implements DecisionOutcome {}

    /** Nothing changes. */
    record Refused(Refusal reason) implements DecisionOutcome {}

    /** Why somebody may not decide, in the order in which it is checked. */
    enum Refusal {
        /** He is one of those whom the decision concerns. */
        SUBJECT,
        /** He asked for the decision. */
        AUTHOR,
        /** Neither a role nor the chain of command allows him to decide. */
        NO_AUTHORITY,
        /** It is settled already, or its time is over. */
        SETTLED
    }
}
