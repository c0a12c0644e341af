package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
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
public record OperationAnswer(
        List<EntryView> superseded,
        List<EntryView> added,
        @Nullable UUID correctionId) {

    static OperationAnswer of(SingleChanges.Done done) {
        return new OperationAnswer(
                EntryView.of(done.plan().superseded()),
                EntryView.of(done.plan().added()),
                done.written().corrections().values().stream().findFirst().orElse(null));
    }

    boolean waits() {
        return correctionId != null;
    }
}
