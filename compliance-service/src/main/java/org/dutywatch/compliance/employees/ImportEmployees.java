package org.dutywatch.compliance.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.imports.CsvFile;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Takes the rows of an employees file that can be taken, and tells others of the employees that really changed. */
@ApplicationScoped
public class ImportEmployees {
    private static final Instant ALWAYS_FROM = Instant.EPOCH;
    private static final Instant ALWAYS_TO = Instant.parse("9999-01-01T00:00:00Z");

    private final EntityManager database;
    private final Pseudonyms pseudonyms;
    private final Outbox outbox;
    private final EvaluationDue due;
    private final AuditTrail audit;
    private final Clock clock;

    ImportEmployees(
            EntityManager database,
            Pseudonyms pseudonyms,
            Outbox outbox,
            EvaluationDue due,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.outbox = outbox;
        this.due = due;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param dryRun answers what would happen and changes nothing */
    @Transactional
    public ImportAnswer<EmployeeRowAnswer> importFile(byte[] file, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, EmployeeColumns.ALL);
        Map<Integer, String> unreadable = new HashMap<>();
        Map<Integer, EmployeeFacts> readable = read(rows, unreadable);
        Map<String, Employee> stored = lockEverybody();
        var plan = DirectoryPlan.of(factsOf(stored), readable);

        List<Touched> moved = new ArrayList<>();
        List<EmployeeRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            EmployeeFacts facts = readable.get(row.number());
            if (facts == null) {
                answers.add(
                        new EmployeeRowAnswer(row.number(), null, RowOutcome.REFUSED, unreadable.get(row.number())));
            } else if (plan.refusal(row.number()).isPresent()) {
                String reason = plan.refusal(row.number()).get();
                answers.add(new EmployeeRowAnswer(row.number(), facts.employeeId(), RowOutcome.REFUSED, reason));
            } else {
                var outcome = take(facts, stored, moved, dryRun);
                answers.add(new EmployeeRowAnswer(row.number(), facts.employeeId(), outcome, null));
            }
        }
        var answer = ImportAnswer.of(dryRun, answers);
        if (!dryRun) {
            mark(moved);
            audit.record("import_employees", null, answer.counts().words());
        }
        return answer;
    }

    /** Adds or changes one employee, by the rules of the import. */
    @Transactional
    public Employee put(EmployeeFacts facts) {
        Map<String, Employee> stored = lockEverybody();
        DirectoryPlan.of(factsOf(stored), Map.of(1, facts)).refusal(1).ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
        List<Touched> moved = new ArrayList<>();
        take(facts, stored, moved, false);
        mark(moved);
        audit.record("put_employee", facts.employeeId(), null);
        return Employee.findById(facts.employeeId());
    }

    /** One change at a time: names and the chain of command are rules over everybody. */
    private Map<String, Employee> lockEverybody() {
        database.createNativeQuery("lock table employee in share row exclusive mode")
                .executeUpdate();
        Map<String, Employee> stored = new HashMap<>();
        Employee.<Employee>listAll().forEach(employee -> stored.put(employee.employeeId, employee));
        return stored;
    }

    private static List<EmployeeFacts> factsOf(Map<String, Employee> stored) {
        return stored.values().stream().map(Employee::facts).toList();
    }

    /** First all that locks people, then the marks, all in one order: changes wait for each other, no more. */
    private void mark(List<Touched> moved) {
        database.flush();
        due.markOverlapping(moved, Cause.EMPLOYEE);
    }

    private static Map<Integer, EmployeeFacts> read(List<CsvRow> rows, Map<Integer, String> unreadable) {
        Map<Integer, EmployeeFacts> readable = new TreeMap<>();
        for (CsvRow row : rows) {
            try {
                readable.put(row.number(), EmployeeColumns.read(row));
            } catch (RowRefused e) {
                unreadable.put(row.number(), e.reason());
            }
        }
        return readable;
    }

    /** @param moved gathers whose shifts are to be looked at again: another unit may have another limit */
    private RowOutcome take(
            EmployeeFacts facts, Map<String, Employee> stored, Collection<Touched> moved, boolean dryRun) {
        Employee employee = stored.get(facts.employeeId());
        if (employee == null) {
            if (!dryRun) {
                employee = new Employee(facts, pseudonyms.next(), clock.instant());
                employee.persist();
                tell(employee);
            }
            return RowOutcome.ADDED;
        }
        if (employee.facts().equals(facts)) {
            return RowOutcome.UNCHANGED;
        }
        if (!dryRun) {
            boolean otherUnit = !employee.unit.equals(facts.unit());
            employee.change(facts, clock.instant());
            tell(employee);
            if (otherUnit) {
                moved.add(new Touched(employee.employeeId, ALWAYS_FROM, ALWAYS_TO));
            }
        }
        return RowOutcome.CHANGED;
    }

    private void tell(Employee employee) {
        outbox.append(EmployeeChanged.TOPIC, employee.employeeId, EmployeeChanged.of(employee));
    }
}
