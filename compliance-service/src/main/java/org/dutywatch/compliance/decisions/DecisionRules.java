package org.dutywatch.compliance.decisions;

import java.util.List;
import java.util.Locale;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Refusal;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;

/**
 * What differs between the kinds of decisions.
 *
 * @param noun what is decided on, for messages
 * @param roles a person with one of these roles may decide on every decision of the kind; the first role usually does
 * @param authorRefusal the message for the author; then: for a person whom it concerns, for one without authority
 */
record DecisionRules(
        String noun, List<String> roles, String authorRefusal, String subjectRefusal, String strangerRefusal) {

    static DecisionRules of(DecisionKind kind) {
        return switch (kind) {
            case ROSTER_CORRECTION ->
                new DecisionRules(
                        "correction",
                        List.of(Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF),
                        "the author of a correction cannot decide on it: a second person must decide",
                        "you cannot decide on a correction of your own roster",
                        "not all employees of this correction were in your chain of command at that time");
            case OFFICIAL_BUSINESS_CLAIM ->
                new DecisionRules(
                        "claim",
                        List.of(Roles.ADMINISTRATOR),
                        "you cannot decide on your own claim",
                        "you cannot decide on your own claim",
                        "this employee was not in your chain of command at that time");
            case ACTING_SUPERVISOR ->
                new DecisionRules(
                        "request",
                        List.of(Roles.ADMINISTRATOR, Roles.CHIEF),
                        "the author of a request for an acting supervisor cannot decide on it: a second person must"
                                + " decide",
                        "you cannot decide on who acts for you, or for whom you act",
                        "the supervisor was not in your chain of command at that time");
            case UNMASKING ->
                new DecisionRules(
                        "unmasking",
                        List.of(Roles.CHIEF, Roles.ADMINISTRATOR),
                        "the author of an unmasking cannot decide on it: a second person must decide",
                        "you cannot decide on this unmasking",
                        "only another administrator or the chief decides on an unmasking");
            case EXEMPTION ->
                new DecisionRules(
                        "exemption",
                        List.of(Roles.ADMINISTRATOR, Roles.CHIEF),
                        "the author of an exemption cannot decide on it: another person must decide",
                        "you cannot exempt yourself or your own unit",
                        "not everybody who would be exempted was in your chain of command during that time");
            case FINDING_CLOSING ->
                new DecisionRules(
                        "closing",
                        List.of(Roles.ADMINISTRATOR, Roles.CHIEF),
                        "neither the author of a closing nor whoever acknowledged the finding decides on it: a second"
                                + " person must decide",
                        "you cannot decide on the closing of a finding about yourself",
                        "this employee was not in your chain of command at that time");
            case POLICY -> commandStaff("policy");
            case DUTY_RULE -> commandStaff("duty rule");
            case PROFILE_USE -> commandStaff("switch");
            case LOGIN_LINK -> commandStaff("change of logins");
            case LEGAL_HOLD_LIFT -> commandStaff("request to lift a legal hold");
            case EMPLOYEE_CHANGE -> commandStaff("change of an employee");
        };
    }

    private static DecisionRules commandStaff(String noun) {
        return new DecisionRules(
                noun,
                List.of(Roles.CHIEF, Roles.ADMINISTRATOR),
                "the author of a " + noun + " cannot approve it",
                "you cannot decide on what concerns you",
                "only the command staff decides on a " + noun);
    }

    String mainRole() {
        return roles.get(0);
    }

    /** @param state the state that it has now */
    ProblemException problem(Refusal refusal, DecisionState state) {
        return switch (refusal) {
            case AUTHOR -> new ProblemException(ProblemType.RULE_REFUSED, authorRefusal);
            case SUBJECT -> new ProblemException(ProblemType.RULE_REFUSED, subjectRefusal);
            case NO_AUTHORITY -> new ProblemException(ProblemType.FORBIDDEN, strangerRefusal);
            case SETTLED ->
                new ProblemException(
                        ProblemType.CONFLICT,
                        "the " + noun + " is " + state.name().toLowerCase(Locale.ROOT) + " already");
        };
    }
}
