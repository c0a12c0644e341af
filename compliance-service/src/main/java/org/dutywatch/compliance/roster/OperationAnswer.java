package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one operation does to the roster, all of it in one version.
 *
 * @param superseded entries that end to be current; with {@code as_of} they stay readable
 * @param added entries that become current
 * @param correctionId under which all of it waits for a second person, because an alert was raised about a touched
 *     shift; absent where it is written
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
