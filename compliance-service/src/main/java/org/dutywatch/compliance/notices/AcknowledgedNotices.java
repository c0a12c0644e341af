package org.dutywatch.compliance.notices;

import java.util.List;

/** Called when notices are acknowledged. */
public interface AcknowledgedNotices {
    /** Called once for each acknowledgement, in the transaction that records it. */
    void acknowledged(List<NoticeChanged> notices);
}
