package org.dutywatch.benchmarks;

import java.time.Instant;

/**
 * The people of a benchmark, all on one shift; every employee has a supervisor of his own, so that mail boxes tell
 * whose finding was mailed.
 *
 * @param prefix of the employees' ids; two departments with different prefixes share nobody
 */
record Department(String prefix, int size) {
    String employeeId(int index) {
        return prefix + index;
    }

    String username(int index) {
        return "user-" + prefix.toLowerCase(java.util.Locale.ROOT) + index;
    }

    String supervisorMail(int index) {
        return "boss-" + username(index) + "@ridgemont-pd.example";
    }

    /** The file that POST /api/v1/employees/import takes. */
    String employees() {
        StringBuilder csv = new StringBuilder("employee_id,username,name,email,supervisor_id,unit\n");
        for (int i = 0; i < size; i++) {
            String boss = employeeId(i) + "S";
            csv.append("%s,boss-%s,Boss %s,%s,,Benchmark\n".formatted(boss, username(i), boss, supervisorMail(i)));
            csv.append("%s,%s,Officer %s,%2$s@ridgemont-pd.example,%s,Benchmark\n"
                    .formatted(employeeId(i), username(i), employeeId(i), boss));
        }
        return csv.toString();
    }

    /** The file that POST /api/v1/roster/import takes. */
    String roster(Instant start, Instant end) {
        StringBuilder csv = new StringBuilder("employee_id,start,end,kind,break_start,break_end\n");
        for (int i = 0; i < size; i++) {
            csv.append("%s,%s,%s,REGULAR,,\n".formatted(employeeId(i), start, end));
        }
        return csv.toString();
    }
}
