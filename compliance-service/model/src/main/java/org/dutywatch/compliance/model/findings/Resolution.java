package org.dutywatch.compliance.model.findings;

/** The result of a review. It never states guilt. */
public enum Resolution {
    /** There is a reason for what was measured. */
    EXPLAINED,
    /** An input of the finding was wrong and was corrected. */
    CORRECTED,
    /** Handed on to those who may decide about consequences. */
    REFERRED
}
