package org.dutywatch.compliance.notices;

import java.util.List;

/** Whoever follows that a notice was acknowledged. */
public interface AcknowledgedNotices {
    /** Called once for each answer, in the transaction that records it. */
    void acknowledged(List<NoticeChanged> notices);
}
