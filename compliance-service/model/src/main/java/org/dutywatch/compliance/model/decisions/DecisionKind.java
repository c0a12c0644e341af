package org.dutywatch.compliance.model.decisions;

/** What a second person decides on. */
public enum DecisionKind {
    /** A change of the roster that affects a shift about which an alert was raised. */
    ROSTER_CORRECTION,
    /** A limit of minutes. */
    POLICY,
    /** What counts as duty. */
    DUTY_RULE,
    /** A switch to another version of the estimator. */
    PROFILE_USE,
    /** An employee's claim that accesses were official business. */
    OFFICIAL_BUSINESS_CLAIM,
    /** That somebody acts for a supervisor, or no longer does. */
    ACTING_SUPERVISOR,
    /** An exemption that somebody else entered than its approver, or one that affects a shift with an alert. */
    EXEMPTION,
    /** That a login is linked to an employee, or no longer is. */
    LOGIN_LINK,
    /** That a legal hold ends. */
    LEGAL_HOLD_LIFT,
    /** That an administrator sees employees by id for some hours. */
    UNMASKING,
    /** A change of an employee with an open finding, or of somebody above one. */
    EMPLOYEE_CHANGE,
    /** That the review of an alert ends without a referral. */
    FINDING_CLOSING
}
