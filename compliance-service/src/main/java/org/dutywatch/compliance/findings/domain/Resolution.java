package org.dutywatch.compliance.findings.domain;

/** What a review came to. It never says guilty. */
public enum Resolution {
    /** There is a reason for what was measured. */
    EXPLAINED,
    /** What the finding rests on was wrong and is put right. */
    CORRECTED,
    /** Handed on to who may decide about consequences. */
    REFERRED
}
