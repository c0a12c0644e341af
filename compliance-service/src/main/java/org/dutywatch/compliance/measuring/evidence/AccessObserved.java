package org.dutywatch.compliance.measuring.evidence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The fields that compliance reads of an event of {@code ingest.access-observed.v1}: one access of one employee to one
 * monitored site.
 *
 * @param observationId 32 hex digits; the same access always has the same id
 * @param bytesUp bytes sent by the employee, at least 0; null where the log does not record it
 * @param bytesDown bytes sent to the employee, at least 0
 * @param series equal for requests to the same host and path pattern; null for tunnels
 * @param posting whether it looks like an upload of content to the site; absent means false
 * @param denied whether the proxy refused it; absent means false
 * @param embed whether a page of another site requested it
 * @param ambiguous whether another person may have made it; absent means false
 * @param sincePageElsewhereMs milliseconds since the person last opened an unmonitored page; null where none is known
 * @param sinceEmbeddingPageMs milliseconds since the person last opened an unmonitored page that embedded something of
 *     a monitored site; null where none is known
 * @param identity how the access was attributed
 * @param source id of the log source
 * @param catalogue version of the site catalogue
 * @param sender who sent the record with the line; null in events of earlier versions
 */
public record AccessObserved(
        String observationId,
        String employeeId,
        String site,
        String host,
        HostRole role,
        AccessKind kind,
        Instant start,
        Instant end,
        String method,
        int status,
        @Nullable Long bytesUp,
        long bytesDown,
        boolean document,
        boolean embed,
        @Nullable Integer series,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean posting,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean denied,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean ambiguous,
        @Nullable Integer sincePageElsewhereMs,
        @Nullable Integer sinceEmbeddingPageMs,
        Identity identity,
        String source,
        String catalogue,
        @Nullable String sender) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SENDER = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /** @throws IllegalArgumentException if a value is out of range or a text contains a NUL character */
    public AccessObserved {
        if (!ID.matcher(requireNonNull(observationId, "observation_id")).matches()) {
            throw new IllegalArgumentException("observation_id is not 32 hex digits");
        }
        requireNonNull(employeeId, "employee_id");
        requireNonNull(site, "site");
        requireNonNull(host, "host");
        requireNonNull(role, "role");
        requireNonNull(kind, "kind");
        requireNonNull(method, "method");
        requireNonNull(identity, "identity");
        requireNonNull(source, "source");
        requireNonNull(catalogue, "catalogue");
        if (requireNonNull(end, "end").isBefore(requireNonNull(start, "start"))) {
            throw new IllegalArgumentException("end is before start");
        }
        if (bytesDown < 0) {
            throw new IllegalArgumentException("bytes_down is negative");
        }
        if (Stream.of(employeeId, site, host, method, source, catalogue).anyMatch(text -> text.indexOf(0) >= 0)) {
            throw new IllegalArgumentException("a text contains a NUL character, which the database cannot store");
        }
        if (sender != null && !SENDER.matcher(sender).matches()) {
            throw new IllegalArgumentException("sender is empty, too long or has characters that are not visible");
        }
        if (isNegative(sincePageElsewhereMs) || isNegative(sinceEmbeddingPageMs) || status < 0) {
            throw new IllegalArgumentException("a time since an unmonitored page, or the status, is negative");
        }
    }

    private static boolean isNegative(@Nullable Integer number) {
        return number != null && number < 0;
    }

    /** The observation for the estimator; times are truncated to milliseconds, as they are stored. */
    AccessObservation toObservation() {
        return new AccessObservation(
                observationId,
                site,
                host,
                role,
                kind,
                new Interval(start.truncatedTo(ChronoUnit.MILLIS), end.truncatedTo(ChronoUnit.MILLIS)),
                method,
                status,
                bytesUp,
                bytesDown,
                document,
                embed,
                posting,
                denied,
                series,
                identity,
                ambiguous,
                new UnmonitoredPageAge(sincePageElsewhereMs, sinceEmbeddingPageMs),
                source,
                catalogue);
    }
}
