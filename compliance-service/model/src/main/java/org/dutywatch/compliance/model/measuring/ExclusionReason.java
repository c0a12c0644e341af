package org.dutywatch.compliance.model.measuring;

/** Why minutes were not counted that a simple log report would count. */
public enum ExclusionReason {
    /** Loaded as a part of another site's page. */
    EMBED,
    /** Automatic requests of a background tab or an app. */
    POLLING,
    /** Too little traffic to show that a person looked. */
    WEAK,
    /** Accesses that are attributed to the employee but ambiguous: another person may have made them. */
    UNATTRIBUTED,
    /** Accesses that the proxy refused. */
    DENIED,
    /** Attention outside the shift, within {@link ShiftEvaluator#MARGIN} of it. */
    OFF_DUTY,
    /** Attention in a duty-free break. */
    BREAK,
    /** Attention during leave that overlaps the shift. */
    LEAVE,
    /** Attention on official business (clause IV.C: "except for official department business"). */
    EXEMPT
}
