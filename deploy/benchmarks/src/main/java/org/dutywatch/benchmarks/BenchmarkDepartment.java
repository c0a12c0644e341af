package org.dutywatch.benchmarks;

import java.time.Instant;

/**
 * The employees of a benchmark, all on the same shift. Every employee has a separate supervisor, so that the mail box
 * shows whose finding was mailed.
 *
 * @param prefix prefix of the employee ids; departments with different prefixes have no employee in common
 * @param size number of employees, not counting the supervisors
 */
record BenchmarkDepartment(String prefix, int size) {
    String employeeId(int index) {
        return prefix + index;
    }

    String username(int index) {
        return "user-" + prefix.toLowerCase(java.util.Locale.ROOT) + index;
    }

    String supervisorMail(int index) {
        return "boss-" + username(index) + "@ridgemont-pd.example";
    }

    /** The CSV file for {@code POST /api/v1/employees/import}. */
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

    /** The CSV file for {@code POST /api/v1/roster/import}. */
    String roster(Instant start, Instant end) {
        StringBuilder csv = new StringBuilder("employee_id,start,end,kind,break_start,break_end\n");
        for (int i = 0; i < size; i++) {
            csv.append("%s,%s,%s,REGULAR,,\n".formatted(employeeId(i), start, end));
        }
        return csv.toString();
    }
}
