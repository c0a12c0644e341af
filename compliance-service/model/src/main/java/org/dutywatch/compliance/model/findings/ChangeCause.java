package org.dutywatch.compliance.model.findings;

/**
 * Why a finding changed: an input changed, or a person took a step. The causes of an input have the names of the causes
 * of evaluation ({@code EvaluationCause} of the service), which are converted by name.
 */
public enum ChangeCause {
    NEW_LINES,
    ROSTER,
    EXEMPTION,
    POLICY,
    EMPLOYEE,
    PROFILE,
    /** A lease was corrected, so that accesses by address are another person's, or nobody's. */
    ATTRIBUTION,
    /**
     * Somebody acknowledged the finding or the supervisor's notice about it (change {@code ACKNOWLEDGED}), or recorded
     * that notice was given to the employee (change {@code NOTICE_GIVEN}).
     */
    NOTICE,
    /** The employee replied. */
    ANSWER,
    /** A review was started, or ended with a decision. */
    REVIEW
}
