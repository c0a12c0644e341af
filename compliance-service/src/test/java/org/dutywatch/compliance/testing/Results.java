package org.dutywatch.compliance.testing;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Unremovable;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.dutywatch.eventkit.sql.Database;

/** Reads results, over REST as an auditor and directly from the database. */
@ApplicationScoped
@Unremovable
public class Results {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;

    Results(Database database) {
        this.database = database;
    }

    /** The only finding about this employee. */
    public JsonPath finding(String employeeId) {
        String id = DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("employee_id", employeeId)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].finding_id");
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public JsonPath awaitRevision(String employeeId, int revision) {
        await("revision " + revision + " about " + employeeId)
                .atMost(PATIENCE)
                .until(() -> number("select coalesce(max(revision), 0) from finding where employee_id = '" + employeeId
                                + "'")
                        >= revision);
        return finding(employeeId);
    }

    /** Waits until this many observations of the employee are stored and all of his enqueued shifts are evaluated. */
    public void awaitEvaluated(String employeeId, int observations) {
        await("evidence of " + employeeId)
                .atMost(PATIENCE)
                .until(() -> number("select coalesce(sum(observations), 0) from evidence where employee_id = '"
                                        + employeeId + "'")
                                == observations
                        && number("select (select count(*) from evaluation_due where employee_id = '"
                                        + employeeId
                                        + "') + (select count(*) from deferred_interval where employee_id = '"
                                        + employeeId + "')")
                                == 0);
    }

    /** Waits until every sealed bundle of the employee's findings is made; until then their evidence is held. */
    public void awaitSealed(String employeeId) {
        await("sealed bundles about " + employeeId)
                .atMost(PATIENCE)
                .until(() -> number("select count(*) from snapshot_due join finding using (finding_id)"
                                + " where employee_id = '" + employeeId + "'")
                        == 0);
    }

    /** All stored minutes of the employee's shifts, as text, without row ids, employee id and time of evaluation. */
    public String minutesRows(String employeeId) {
        return text("select coalesce(string_agg((to_jsonb(m) - 'row_id' - 'evaluated_at' - 'employee_id')::text, ' '"
                + " order by shift_start), 'none') from shift_minutes m where employee_id = '" + employeeId + "'");
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    public String text(String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).first());
    }

    public void change(String sql) {
        database.useHandle(handle -> handle.execute(sql));
    }
}
