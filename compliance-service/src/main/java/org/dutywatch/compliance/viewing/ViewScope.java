package org.dutywatch.compliance.viewing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.employees.ChainSpan;
import org.jspecify.annotations.Nullable;

/**
 * Whom the caller may see in one request, when, and under which name. What happened in a shift is of the moment at which
 * the shift began: who was below a supervisor then is his to see, who came later is not.
 */
public final class ViewScope {
    private final @Nullable List<ChainSpan> only;
    private final @Nullable List<ChainSpan> named;
    private final Map<String, String> pseudonyms;

    /**
     * @param only the visible employees, and when; null means everybody, always
     * @param named whom the caller reads by id, and when; null means all who are visible
     * @param pseudonyms what the caller reads instead; empty where everybody is named
     */
    ViewScope(@Nullable List<ChainSpan> only, @Nullable List<ChainSpan> named, Map<String, String> pseudonyms) {
        this.only = only;
        this.named = named;
        this.pseudonyms = pseudonyms;
    }

    /** The visible employees, each also if only for a time; empty means that everybody is visible. */
    public Optional<Set<String>> only() {
        return Optional.ofNullable(only)
                .map(spans -> spans.stream().map(ChainSpan::employeeId).collect(Collectors.toUnmodifiableSet()));
    }

    /** What a query is narrowed to. */
    public VisibleSpans spans() {
        return new VisibleSpans(only);
    }

    /** Whether the caller sees what happened to the employee in a shift that began then. */
    public boolean sees(String employeeId, Instant moment) {
        return only == null || holds(only, employeeId, moment);
    }

    /** Whether the caller sees what lasts from start to end: he saw the employee at some moment of it. */
    public boolean sees(String employeeId, Instant start, Instant end) {
        return only == null || only.stream().anyMatch(span -> span.overlaps(employeeId, start, end));
    }

    /** Whether the caller may know who this is in what is of that moment. */
    public boolean named(String employeeId, Instant moment) {
        return named == null || holds(named, employeeId, moment);
    }

    /** Whether the caller may know who this is in something of some moment. */
    public boolean named(String employeeId) {
        return named == null
                || named.stream().anyMatch(span -> span.employeeId().equals(employeeId));
    }

    /** The employee's id, or the pseudonym where the caller reads no persons of that moment. */
    public String label(String employeeId, Instant moment) {
        return named(employeeId, moment) ? employeeId : pseudonym(employeeId);
    }

    /** The id in what lasts from start to end where the caller reads the employee at some moment of it. */
    public String label(String employeeId, Instant start, Instant end) {
        boolean byId = named == null || named.stream().anyMatch(span -> span.overlaps(employeeId, start, end));
        return byId ? employeeId : pseudonym(employeeId);
    }

    /** The employee's id, or the pseudonym where the caller reads no persons. */
    public String label(String employeeId) {
        return named(employeeId) ? employeeId : pseudonym(employeeId);
    }

    /** In what is of no moment: the id where the caller reads everybody's; whom he once led does not count. */
    public String labelOfNoMoment(String employeeId) {
        return named == null ? employeeId : pseudonym(employeeId);
    }

    private String pseudonym(String employeeId) {
        return pseudonyms.getOrDefault(employeeId, "P-UNKNOWN");
    }

    static boolean holds(List<ChainSpan> spans, String employeeId, Instant moment) {
        return spans.stream().anyMatch(span -> span.holds(employeeId, moment));
    }
}
