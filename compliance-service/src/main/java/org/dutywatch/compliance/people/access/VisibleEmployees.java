package org.dutywatch.compliance.people.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The employees whom the caller may see in one request, for which times, and whether by id or by pseudonym. Facts about
 * a shift belong to the start of the shift: a supervisor may see them if the employee was below him at that time, not
 * if the employee came later.
 */
public final class VisibleEmployees {
    private final @Nullable List<ChainSpan> visibleSpans;
    private final @Nullable List<ChainSpan> spansShownById;
    private final Set<String> unmaskedIds;
    private final @Nullable ViewerPseudonyms pseudonyms;
    private final ShownListener listener;

    /** Receives whom an answer shows. */
    @FunctionalInterface
    interface ShownListener {
        /** @param byId false if under the pseudonym */
        void shown(String employeeId, boolean byId);
    }

    /**
     * @param visibleSpans the visible employees, and the times for which they are visible; null means everybody, always
     * @param spansShownById the employees shown by id, and the times for which they are; null means all visible ones
     * @param unmaskedIds those who are shown by id at all times because of an unmasking
     * @param pseudonyms for employees who are not shown by id; null if all are
     */
    VisibleEmployees(
            @Nullable List<ChainSpan> visibleSpans,
            @Nullable List<ChainSpan> spansShownById,
            Set<String> unmaskedIds,
            @Nullable ViewerPseudonyms pseudonyms) {
        this(visibleSpans, spansShownById, unmaskedIds, pseudonyms, (employeeId, byId) -> {});
    }

    private VisibleEmployees(
            @Nullable List<ChainSpan> visibleSpans,
            @Nullable List<ChainSpan> spansShownById,
            Set<String> unmaskedIds,
            @Nullable ViewerPseudonyms pseudonyms,
            ShownListener listener) {
        this.visibleSpans = visibleSpans;
        this.spansShownById = spansShownById;
        this.unmaskedIds = Set.copyOf(unmaskedIds);
        this.pseudonyms = pseudonyms;
        this.listener = listener;
    }

    /** The same, and each label is reported. */
    VisibleEmployees recordedBy(ShownListener other) {
        return new VisibleEmployees(visibleSpans, spansShownById, unmaskedIds, pseudonyms, other);
    }

    /** Everybody, always, by id. */
    static VisibleEmployees everybodyById() {
        return new VisibleEmployees(null, null, Set.of(), null);
    }

    /** These employees at these times, by id. */
    static VisibleEmployees byId(List<ChainSpan> spans) {
        return new VisibleEmployees(spans, null, Set.of(), null);
    }

    /** The employees who are visible for any time; empty means that everybody is visible. */
    public Optional<Set<String>> employeeIds() {
        return Optional.ofNullable(visibleSpans)
                .map(spans -> spans.stream().map(ChainSpan::employeeId).collect(Collectors.toUnmodifiableSet()));
    }

    /** The filter for a query. */
    public VisibilityFilter filter() {
        return new VisibilityFilter(visibleSpans);
    }

    /** Whether the caller may see facts about the employee from a shift that began at this moment. */
    public boolean isVisible(String employeeId, Instant moment) {
        return visibleSpans == null || anyContains(visibleSpans, employeeId, moment);
    }

    /** Whether the caller may see the employee at any time from start to end. */
    public boolean isVisible(String employeeId, Instant start, Instant end) {
        return visibleSpans == null || visibleSpans.stream().anyMatch(span -> span.overlaps(employeeId, start, end));
    }

    /** Whether every visible employee is shown by id, at all times. */
    public boolean areAllShownById() {
        return spansShownById == null;
    }

    /** Whether facts of this moment are shown with the employee's id, not a pseudonym. */
    public boolean isShownById(String employeeId, Instant moment) {
        return spansShownById == null || anyContains(spansShownById, employeeId, moment);
    }

    /** Whether facts of any moment are shown with the employee's id. */
    public boolean isShownById(String employeeId) {
        return spansShownById == null
                || spansShownById.stream().anyMatch(span -> span.employeeId().equals(employeeId));
    }

    /** The employee's id, or the pseudonym if facts of this moment are not shown with the id. */
    public String label(String employeeId, Instant moment) {
        return label(employeeId, isShownById(employeeId, moment));
    }

    /** The employee's id if the employee is shown by id at any time from start to end; otherwise the pseudonym. */
    public String label(String employeeId, Instant start, Instant end) {
        boolean byId = spansShownById == null
                || spansShownById.stream().anyMatch(span -> span.overlaps(employeeId, start, end));
        return label(employeeId, byId);
    }

    /** The employee's id if the employee is shown by id at any time; otherwise the pseudonym. */
    public String label(String employeeId) {
        return label(employeeId, isShownById(employeeId));
    }

    /**
     * For facts that belong to no time: the id only if the caller sees everybody by id or an unmasking shows the
     * employee, otherwise the pseudonym. That the employee was once below the caller does not count.
     */
    public String labelWithoutTime(String employeeId) {
        return label(employeeId, isShownByIdWithoutTime(employeeId));
    }

    /** Whether {@link #labelWithoutTime} returns the id. Unlike it, this is not recorded as a look at the employee. */
    public boolean isShownByIdWithoutTime(String employeeId) {
        return spansShownById == null || unmaskedIds.contains(employeeId);
    }

    /**
     * The id of an object about the employee of this moment, such as a finding. To whoever sees pseudonyms it is an id of
     * his own, of this period, unless he sees the employee in his own chain of command; also under an unmasking, because
     * he would find the object again when it is over. {@link AccessScope#ownId} understands it.
     */
    public UUID id(String employeeId, Instant moment, UUID own) {
        boolean inChain = isShownById(employeeId, moment) && !unmaskedIds.contains(employeeId);
        return pseudonyms == null || inChain ? own : pseudonyms.ids().shown(own);
    }

    /** As {@link #id}, for an object that belongs to no time and concerns all of these employees. */
    public UUID id(Collection<String> employeeIds, UUID own) {
        boolean inChain = employeeIds.stream()
                .allMatch(employeeId -> isShownById(employeeId) && !unmaskedIds.contains(employeeId));
        return pseudonyms == null || inChain ? own : pseudonyms.ids().shown(own);
    }

    /** As {@link #id}; null stays null. */
    public @Nullable UUID idOrNull(String employeeId, Instant moment, @Nullable UUID own) {
        return own == null ? null : id(employeeId, moment, own);
    }

    /** The page with a token that says nothing about its last row, where the caller sees pseudonyms. */
    public <T> Page<T> sealed(Page<T> page) {
        String token = page.nextPageToken();
        return pseudonyms == null || token == null
                ? page
                : new Page<>(page.items(), pseudonyms.pageTokens().sealed(token));
    }

    /**
     * As {@link #sealed(Page)}, with the items in this order of what they show. The rows of a page have one order for all
     * viewers, which would join their lists.
     */
    public <T> Page<T> sealed(Page<T> page, Comparator<? super T> order) {
        return pseudonyms == null
                ? page
                : sealed(new Page<>(page.items().stream().sorted(order).toList(), page.nextPageToken()));
    }

    /**
     * The token that {@link #sealed(Page)} sealed; null stays null.
     *
     * @throws org.dutywatch.eventkit.problem.ProblemException INVALID_REQUEST if it sealed no such token for this caller
     */
    public @Nullable String opened(@Nullable String pageToken) {
        return pseudonyms == null || pageToken == null
                ? pageToken
                : pseudonyms.pageTokens().opened(pageToken);
    }

    /** The employee's id if he is shown by id at any time from start to end; otherwise null, not even the pseudonym. */
    public @Nullable String idIfShown(String employeeId, Instant start, Instant end) {
        String label = label(employeeId, start, end);
        return label.equals(employeeId) ? employeeId : null;
    }

    /** The employee's id if he is shown by id at any time; otherwise null, not even the pseudonym. */
    public @Nullable String idIfShown(String employeeId) {
        String label = label(employeeId);
        return label.equals(employeeId) ? employeeId : null;
    }

    /**
     * A time in facts about the employee of this moment: as it is if they are shown with the id, otherwise the beginning
     * of its local day, because an exact time could give him away.
     */
    public Instant time(String employeeId, Instant moment, Instant exact) {
        return isShownById(employeeId, moment)
                ? exact
                : Objects.requireNonNull(pseudonyms).startOfDay(exact);
    }

    /** As {@link #time(String, Instant, Instant)}, for facts that belong to no time and concern all of these employees. */
    public Instant time(Collection<String> employeeIds, Instant exact) {
        return employeeIds.stream().allMatch(this::isShownById)
                ? exact
                : Objects.requireNonNull(pseudonyms).startOfDay(exact);
    }

    /** The order of the rows of lists, if the caller sees pseudonyms. */
    public Optional<ViewerOrder> order() {
        return Optional.ofNullable(pseudonyms).map(ViewerPseudonyms::order);
    }

    /** The range, or the whole local days that it touches if the caller sees pseudonyms: its edges would say a time. */
    public TimeRange range(TimeRange range) {
        return pseudonyms == null ? range : pseudonyms.wholeDays(range);
    }

    private String label(String employeeId, boolean byId) {
        listener.shown(employeeId, byId);
        return byId ? employeeId : Objects.requireNonNull(pseudonyms).of(employeeId);
    }

    static boolean anyContains(List<ChainSpan> spans, String employeeId, Instant moment) {
        return spans.stream().anyMatch(span -> span.contains(employeeId, moment));
    }
}
