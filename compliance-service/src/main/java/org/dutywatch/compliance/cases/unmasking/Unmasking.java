package org.dutywatch.compliance.cases.unmasking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Login;
import org.jspecify.annotations.Nullable;

/**
 * A request to see employees by id for some hours, and what became of it. Public, because Jdbi reads it.
 *
 * @param author user name
 * @param authorLogin only this login sees the employees; null in requests of earlier releases, which show nobody
 * @param namedIds what the author gave as an id; there may be no such employee
 * @param maskedIds the employees whom the author gave by pseudonym, or the one of the finding
 * @param findingId null if the author gave employees
 * @param hours for how long, 1 to 24
 * @param decidedBy user name; null while nobody decided
 * @param decisionReason null unless it was declined
 * @param startsAt null unless it was approved
 * @param endsAt null unless it was approved; earlier than planned if somebody ended it
 * @param endedBy user name; null if nobody ended it before its time
 */
public record Unmasking(
        UUID unmaskingId,
        UnmaskingState state,
        String author,
        @Nullable Login authorLogin,
        List<String> namedIds,
        List<String> maskedIds,
        @Nullable UUID findingId,
        String reason,
        int hours,
        Instant askedAt,
        Instant decideBy,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String endedBy) {

    /** Whether this login asked for it. */
    boolean isAskedBy(@Nullable Login login) {
        return authorLogin != null && authorLogin.equals(login);
    }

    /** All whom it concerns. */
    Set<String> employeeIds() {
        Set<String> all = new TreeSet<>(namedIds);
        all.addAll(maskedIds);
        return all;
    }
}
