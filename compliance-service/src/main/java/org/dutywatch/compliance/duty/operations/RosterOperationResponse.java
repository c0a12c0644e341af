package org.dutywatch.compliance.duty.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.jspecify.annotations.Nullable;

/**
 * The changes that one operation makes to the roster, all in one version.
 *
 * @param superseded entries that are no longer current; they stay readable with {@code as_of}
 * @param added entries that become current
 * @param correctionId the correction under which all changes wait for a second person, because an alert was raised
 *     about an affected shift; absent if they are written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterOperationResponse(
        List<RosterEntryView> superseded,
        List<RosterEntryView> added,
        @Nullable UUID correctionId) {

    static RosterOperationResponse of(AtomicRosterChanges.AppliedPlan applied) {
        return new RosterOperationResponse(
                RosterEntryView.of(applied.plan().superseded()),
                RosterEntryView.of(applied.plan().added()),
                applied.changeResult().corrections().values().stream()
                        .findFirst()
                        .orElse(null));
    }

    boolean awaitsApproval() {
        return correctionId != null;
    }
}
