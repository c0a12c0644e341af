package org.dutywatch.compliance.decisions;

import java.util.List;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/** What a second person decides on. */
public enum DecisionKind implements DecisionRules {
    /** A change of the roster that affects a shift about which an alert was raised. */
    ROSTER_CORRECTION(
            "correction",
            List.of(Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF),
            "you cannot decide on a correction of your own roster",
            "not all employees of this correction were in your chain of command at that time"),
    /** A limit of minutes. */
    POLICY("policy"),
    /** What counts as duty. */
    DUTY_RULE("duty rule"),
    /** A switch to another version of the estimator. */
    PROFILE_USE("switch"),
    /** An employee's claim that accesses were official business. */
    OFFICIAL_BUSINESS_CLAIM(
            "claim",
            List.of(Roles.ADMINISTRATOR),
            "you cannot decide on your own claim",
            "this employee was not in your chain of command at that time"),
    /** That somebody acts for a supervisor, or no longer does. */
    ACTING_SUPERVISOR(
            "request",
            List.of(Roles.ADMINISTRATOR, Roles.CHIEF),
            "you cannot decide on who acts for you, or for whom you act",
            "the supervisor was not in your chain of command at that time"),
    /** An exemption that somebody else entered than its approver, or one that affects a shift with an alert. */
    EXEMPTION(
            "exemption",
            List.of(Roles.ADMINISTRATOR, Roles.CHIEF),
            "you cannot exempt yourself or your own unit",
            "not everybody who would be exempted was in your chain of command during that time"),
    /** That a login is linked to an employee, or no longer is. */
    LOGIN_LINK("change of logins"),
    /** That a legal hold ends. */
    LEGAL_HOLD_LIFT("request to lift a legal hold"),
    /** That an administrator sees employees by id for some hours. */
    UNMASKING(
            "unmasking",
            List.of(Roles.CHIEF, Roles.ADMINISTRATOR),
            "you cannot decide on this unmasking",
            "only another administrator or the chief decides on an unmasking"),
    /** A change of an employee with an open finding, or of somebody above one. */
    EMPLOYEE_CHANGE("change of an employee"),
    /** That the review of an alert ends without a referral. */
    FINDING_CLOSING(
            "closing",
            List.of(Roles.ADMINISTRATOR, Roles.CHIEF),
            "you cannot decide on the closing of a finding about yourself",
            "this employee was not in your chain of command at that time");

    private final String noun;
    private final List<String> roles;
    private final @Nullable String subjectRefusal;
    private final String authorityRefusal;

    /** One on which the command staff decides. */
    DecisionKind(String noun) {
        this(noun, List.of(Roles.CHIEF, Roles.ADMINISTRATOR), null, "only the command staff decides on a " + noun);
    }

    DecisionKind(String noun, List<String> roles, @Nullable String subjectRefusal, String authorityRefusal) {
        this.noun = noun;
        this.roles = roles;
        this.subjectRefusal = subjectRefusal;
        this.authorityRefusal = authorityRefusal;
    }

    @Override
    public String noun() {
        return noun;
    }

    @Override
    public List<String> roles() {
        return roles;
    }

    /** For claims and exemptions it is checked where they are decided: there, the chain of then counts, too. */
    @Override
    public boolean excludesSuperiors() {
        return switch (this) {
            case ROSTER_CORRECTION, ACTING_SUPERVISOR, EMPLOYEE_CHANGE, FINDING_CLOSING -> true;
            default -> false;
        };
    }

    /** A mail about an unmasking must not say whom it would show, nor one about a held change who has a finding. */
    @Override
    public boolean namesSubject() {
        return this != UNMASKING && this != EMPLOYEE_CHANGE;
    }

    @Override
    public String authorRefusal() {
        return switch (this) {
            case OFFICIAL_BUSINESS_CLAIM -> "you cannot decide on your own claim";
            case FINDING_CLOSING ->
                "neither the author of a closing nor whoever acknowledged the finding decides on it: a second person"
                        + " must decide";
            default -> DecisionRules.super.authorRefusal();
        };
    }

    @Override
    public String subjectRefusal() {
        return subjectRefusal == null ? DecisionRules.super.subjectRefusal() : subjectRefusal;
    }

    @Override
    public String authorityRefusal() {
        return authorityRefusal;
    }
}
