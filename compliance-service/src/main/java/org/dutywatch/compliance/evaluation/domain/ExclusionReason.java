package org.dutywatch.compliance.evaluation.domain;

/** Why minutes that another reader of the log might have counted were not. */
public enum ExclusionReason {
    /** Came with somebody else's page. */
    EMBED,
    /** A background tab or an app that asks by itself. */
    POLLING,
    /** Too little to show a person. */
    WEAK,
    /** Accesses that may be another person's, because the address changed hands at about that time. */
    UNATTRIBUTED,
    /** Accesses that the proxy refused. */
    DENIED,
    /** Attention outside the shift, as far as evidence around it is looked at. */
    OFF_DUTY,
    /** Attention in a duty-free break. */
    BREAK,
    /** Attention on leave that is laid over the shift. */
    LEAVE,
    /** Attention on official business (clause IV.C: "except for official department business"). */
    EXEMPT
}
