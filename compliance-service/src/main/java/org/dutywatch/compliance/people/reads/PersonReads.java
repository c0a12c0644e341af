package org.dutywatch.compliance.people.reads;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Records in the audit trail whose data this request reads, under which name, for which time and why. This is the only
 * place where reads of persons are recorded. A list says whom it shows while it is made; {@link RecordPersonReads}
 * records them before the answer leaves.
 */
@RequestScoped
public class PersonReads {
    public static final String UNDER_A_PSEUDONYM = "under a pseudonym";
    private static final String BY_ID = "";
    private static final String UNIT_PREFIX = "unit:";
    private static final String UNMASKING = "unmasking ";
    private static final String UNITS = "select unit from employee where employee_id = any(:ids)";

    private final AuditTrail audit;
    private final OwnEmployee ownEmployee;
    private final Database database;
    private final ViewsConfig config;
    private final CurrentVertxRequest request;
    private final Map<String, ListRead> lists = new LinkedHashMap<>();

    PersonReads(
            AuditTrail audit,
            OwnEmployee ownEmployee,
            Database database,
            ViewsConfig config,
            CurrentVertxRequest request) {
        this.audit = audit;
        this.ownEmployee = ownEmployee;
        this.database = database;
        this.config = config;
        this.request = request;
    }

    /** A list that the request makes, and whom it shows. */
    public static final class ListRead {
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
        public void shows(String employeeId, String how) {
            if (!recorded.contains(employeeId)) {
                shown.put(employeeId, how);
            }
        }
    }

    /** The subject of records of lists with so many employees of this unit that they are not recorded one by one. */
    public static String unitSubject(String unit) {
        return UNIT_PREFIX + unit;
    }

    /** How a person is shown whom an unmasking shows. */
    public static String under(Object unmasking) {
        return UNMASKING + unmasking;
    }

    /** The list of this action; the same one if it is asked for twice. */
    public ListRead list(String action, @Nullable String purpose) {
        return lists.computeIfAbsent(action, name -> new ListRead(name, purpose));
    }

    /**
     * A list of this request shows these employees by id, because the caller's role lets him see everybody: they are
     * recorded before the answer leaves, except himself.
     *
     * @param employeeIds may be empty; ids of nobody are recorded, too
     */
    public void showsById(String action, @Nullable String purpose, Collection<String> employeeIds) {
        ListRead list = list(action, purpose);
        var self = ownEmployee.id();
        employeeIds.stream()
                .filter(employeeId -> !self.equals(Optional.of(employeeId)))
                .forEach(employeeId -> list.shows(employeeId, BY_ID));
    }

    /** Records at once that the caller reads the data of one employee by id, unless it is his own. */
    public void recordOneById(String action, String employeeId) {
        if (!ownEmployee.id().equals(Optional.of(employeeId))) {
            recordOne(action, null, employeeId, BY_ID);
        }
    }

    /**
     * Records at once that the data of one employee is read.
     *
     * @param how under which name; empty if by id
     */
    public void recordOne(String action, @Nullable String purpose, String employeeId, String how) {
        audit.record(action, employeeId, detail(how, purpose));
    }

    /** Whether the request makes a list. */
    boolean isListing() {
        return !lists.isEmpty();
    }

    /** Records whom the lists showed since the last call, all or none. */
    @Transactional
    public void recordShown() {
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
        Map<String, Long> counts = new TreeMap<>(
                unitsOf(employeeIds).stream().collect(Collectors.groupingBy(unit -> unit, Collectors.counting())));
        counts.forEach((unit, count) -> audit.record(
                list.action,
                unitSubject(unit),
                detail(
                        Stream.of(count + " employees", how)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" ")),
                        list.purpose)));
    }

    /** The unit of each of these employees now. */
    private List<String> unitsOf(List<String> employeeIds) {
        return database.withHandle(handle -> handle.createQuery(UNITS)
                .bindArray("ids", String.class, employeeIds)
                .map((row, context) -> row.getString("unit"))
                .list());
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
