package org.dutywatch.compliance.people.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Records in the audit trail whose data this request reads, under which name, for which time and why. A list says
 * whom it shows while it is made; {@link RecordPersonReads} records them before the answer leaves.
 */
@RequestScoped
class PersonReads {
    static final String UNIT_PREFIX = "unit:";
    static final String UNDER_A_PSEUDONYM = "under a pseudonym";
    private static final String UNMASKING = "unmasking ";

    private final AuditTrail audit;
    private final Employees employees;
    private final ViewsConfig config;
    private final CurrentVertxRequest request;
    private final Map<String, ListRead> lists = new LinkedHashMap<>();

    PersonReads(AuditTrail audit, Employees employees, ViewsConfig config, CurrentVertxRequest request) {
        this.audit = audit;
        this.employees = employees;
        this.config = config;
        this.request = request;
    }

    /** A list that the request makes, and whom it shows. */
    static final class ListRead {
        private final String action;
        private final @Nullable String purpose;
        private final Map<String, String> shown = new LinkedHashMap<>();
        private final Set<String> recorded = new HashSet<>();
        private boolean nobodyRecorded;

        private ListRead(String action, @Nullable String purpose) {
            this.action = action;
            this.purpose = purpose;
        }

        /** @param how under which name; empty if by id */
        void shows(String employeeId, String how) {
            if (!recorded.contains(employeeId)) {
                shown.put(employeeId, how);
            }
        }
    }

    static String under(Object unmasking) {
        return UNMASKING + unmasking;
    }

    /** The list of this action; the same one if it is asked for twice. */
    ListRead list(String action, @Nullable String purpose) {
        return lists.computeIfAbsent(action, name -> new ListRead(name, purpose));
    }

    /**
     * Records at once that the data of one employee is read.
     *
     * @param how under which name; empty if by id
     */
    void recordOne(String action, @Nullable String purpose, String employeeId, String how) {
        audit.record(action, employeeId, detail(how, purpose));
    }

    /** Whether the request makes a list. */
    boolean isListing() {
        return !lists.isEmpty();
    }

    /** Records whom the lists showed since the last call, all or none. */
    @Transactional
    void recordShown() {
        lists.values().forEach(this::record);
    }

    private void record(ListRead list) {
        Map<String, String> fresh = new LinkedHashMap<>(list.shown);
        list.shown.clear();
        if (fresh.isEmpty()) {
            if (list.recorded.isEmpty() && !list.nobodyRecorded) {
                list.nobodyRecorded = true;
                audit.record(list.action, null, detail("nobody", list.purpose));
            }
            return;
        }
        boolean few = list.recorded.size() + fresh.size() <= config.recordedPersons();
        list.recorded.addAll(fresh.keySet());
        Map<String, List<String>> many = new HashMap<>();
        fresh.forEach((employeeId, how) -> {
            if (few || how.startsWith(UNMASKING)) {
                recordOne(list.action, list.purpose, employeeId, how);
            } else {
                many.computeIfAbsent(how, key -> new ArrayList<>()).add(employeeId);
            }
        });
        many.forEach((how, employeeIds) -> recordUnits(list, how, employeeIds));
    }

    private void recordUnits(ListRead list, String how, List<String> employeeIds) {
        var units = employees.unitsOf(employeeIds);
        Map<String, Long> counts = new TreeMap<>(
                units.values().stream().collect(Collectors.groupingBy(unit -> unit, Collectors.counting())));
        counts.forEach((unit, count) -> audit.record(
                list.action,
                UNIT_PREFIX + unit,
                detail(
                        Stream.of(count + " employees", how)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" ")),
                        list.purpose)));
    }

    private @Nullable String detail(String how, @Nullable String purpose) {
        String detail = Stream.of(how, span(), Objects.requireNonNullElse(purpose, ""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
        return detail.isEmpty() ? null : detail;
    }

    /** The span that the request asks for, as it gives it. */
    private String span() {
        var current = request.getCurrent();
        if (current == null) {
            return "";
        }
        HttpServerRequest http = current.request();
        String from = time(http.getParam("from"));
        String to = time(http.getParam("to"));
        return from.isEmpty() && to.isEmpty() ? "" : from + "/" + to;
    }

    private static String time(@Nullable String text) {
        return text != null && text.matches("[0-9T:.Z+-]{1,40}") ? text : "";
    }
}
