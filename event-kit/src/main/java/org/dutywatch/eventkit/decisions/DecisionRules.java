package org.dutywatch.eventkit.decisions;

import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** What differs between the kinds of decisions of a service. */
public interface DecisionRules {
    /** Names the kind, such as {@code POLICY}. */
    String name();

    /** What is decided on, such as {@code policy}: for messages. */
    String noun();

    private String aNoun() {
        return ("aeiou".indexOf(noun().charAt(0)) < 0 ? "a " : "an ") + noun();
    }

    /** A person with one of these roles may decide on every decision of the kind; the first role usually does. */
    List<String> roles();

    /** Whether nobody decides about a person above him, as nobody decides about himself. */
    default boolean excludesSuperiors() {
        return false;
    }

    /** Whether its events name the person whom it concerns. */
    default boolean namesSubject() {
        return true;
    }

    /** The message for an author. */
    default String authorRefusal() {
        return "the author of " + aNoun() + " cannot decide on it: a second person must decide";
    }

    /** The message for a person whom it concerns. */
    default String subjectRefusal() {
        return "you cannot decide on what concerns you";
    }

    /** The message for a person without authority. */
    default String authorityRefusal() {
        return "you may not decide on " + aNoun();
    }

    /** @param state the state that the decision has now */
    default ProblemException problem(Refusal refusal, DecisionState state) {
        return switch (refusal) {
            case SUBJECT -> new ProblemException(ProblemType.RULE_REFUSED, subjectRefusal());
            case SUPERIOR ->
                new ProblemException(
                        ProblemType.RULE_REFUSED,
                        "nobody decides about somebody above him: somebody else must decide on this " + noun());
            case AUTHOR -> new ProblemException(ProblemType.RULE_REFUSED, authorRefusal());
            case NO_AUTHORITY -> new ProblemException(ProblemType.FORBIDDEN, authorityRefusal());
            case NOT_AUTHOR ->
                new ProblemException(
                        ProblemType.RULE_REFUSED, "only whoever asked for " + aNoun() + " can withdraw it");
            case SETTLED ->
                new ProblemException(ProblemType.CONFLICT, "the " + noun() + " is " + state.label() + " already");
        };
    }

    /** Why somebody may not settle a decision, in the order in which it is checked. */
    enum Refusal {
        /** He is one of those whom the decision concerns. */
        SUBJECT,
        /** He asked for the decision. */
        AUTHOR,
        /** Neither a role nor his place above those whom it concerns allows him to decide. */
        NO_AUTHORITY,
        /** One of those whom it concerns is above him. */
        SUPERIOR,
        /** He did not ask for the decision. */
        NOT_AUTHOR,
        /** It is settled already, or its time is over. */
        SETTLED
    }
}
