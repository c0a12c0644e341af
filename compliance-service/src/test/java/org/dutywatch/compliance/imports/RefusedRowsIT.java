package org.dutywatch.compliance.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who tried to load something about whom is in the audit trail, also when the row was refused. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RefusedRowsIT {
    @Inject
    Results results;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "employees | import_employees | roster-admin | RR-1"
                        + " | employee_id,username,name,email,supervisor_id,unit;RR-1,rr-1,N,rr-1@ridgemont-pd.example,RR-1,U",
                "roster | import_roster | roster-admin | RR-2 | employee_id,start,end,kind,break_start,break_end;"
                        + "RR-2,2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,REGULAR,,",
                "roster/actuals | import_clock_times | roster-admin | RR-3"
                        + " | employee_id,shift_start,clock_in,clock_out;RR-3,2026-11-05T06:00:00Z,2026-11-05T06:05:00Z,",
                "roster/acting | import_acting | roster-admin | RR-4 | supervisor_id,acting_supervisor_id,from,to;"
                        + "RR-5,RR-4,2026-11-16T00:00:00Z,2026-11-23T00:00:00Z",
                "exemptions | import_exemptions | roster-admin | RR-6 | employee_id,start,end,reason;"
                        + "RR-6,2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,search",
                "logins | import_logins | administrator | RR-7 | issuer,subject,employee_id;,rr-subject,RR-7"
            })
    void shouldRecordEachRefusedRowWithWhomItIsAbout(
            String path, String action, String role, String employee, String file) {
        String actor = "rr-" + employee.toLowerCase(java.util.Locale.ROOT);
        load(path, actor, role, file, true);

        int refused = load(path, actor, role, file, false);

        assertThat(refused).isOne();
        await("the refused row in the trail")
                .atMost(Results.PATIENCE)
                .until(() -> records(actor, " and action = '" + action + "' and outcome = 'done'") == 1
                        && records(
                                        actor,
                                        " and action = 'refuse_import_row' and outcome = 'refused' and subject = '"
                                                + employee + "' and purpose like '" + action + ", row 1: _%'")
                                == 1);
        assertThat(records(actor, " and action = 'refuse_import_row'"))
                .as("the dry run changes nothing and is not recorded")
                .isOne();
    }

    @Test
    void shouldRecordThatSomebodyTriedToExemptHimself() {
        DepartmentFixtures.employs("RR-8", "Unit RR-8", "");
        DepartmentFixtures.as(DepartmentFixtures.tokenOf("RR-8", "roster-admin", "employee"))
                .contentType("text/csv")
                .body("employee_id,start,end,reason\nRR-8,2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,search\n")
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200);

        await("the attempt in the trail")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'refuse_import_row'"
                                + " and subject = 'RR-8' and purpose like '%you cannot exempt yourself'")
                        == 1);
    }

    @Test
    void shouldRecordTheRestOfAVeryLongFileTogether() {
        String rows = IntStream.range(0, 1_003)
                .mapToObj(minute -> Instant.parse("2026-11-05T06:00:00Z").plusSeconds(60L * minute))
                .map(start -> "RR-9," + start + "," + start.plusSeconds(3_600) + ",search")
                .collect(Collectors.joining(";"));

        int refused = load("exemptions", "rr-long", "roster-admin", "employee_id,start,end,reason;" + rows, false);

        assertThat(refused).isEqualTo(1_003);
        await("the refused rows in the trail")
                .atMost(Results.PATIENCE)
                .until(() -> records("rr-long", " and subject = 'RR-9'") == 1_000
                        && records("rr-long", " and purpose = 'import_exemptions: 3 further rows'") == 1);
    }

    private static int load(String path, String actor, String role, String file, boolean dryRun) {
        return DepartmentFixtures.as(TestTokens.of(actor, role))
                .contentType("text/csv")
                .queryParam("dry_run", dryRun)
                .queryParam("reason", "a test")
                .body(file.replace(";", "\n") + "\n")
                .post("/api/v1/" + path + "/import")
                .then()
                .statusCode(200)
                .extract()
                .path("counts.refused");
    }

    private long records(String actor, String condition) {
        return results.number("select count(*) from audit_record where actor = '" + actor + "'" + condition);
    }
}
