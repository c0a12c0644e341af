package org.dutywatch.benchmarks;

/**
 * A day's log of a department in {@value #PARTS} parts, one for each feeder. Equal values give equal bytes.
 *
 * @param department whose lines these are
 * @param day when the department is on duty; the lines are spread evenly over it
 * @param lines number of lines of all parts together; each part may have a few more
 * @param monitoredShare share of lines about monitored sites, from 0 to 1
 */
record ReplayLog(BenchmarkDepartment department, BenchmarkDay day, int lines, double monitoredShare) {
    static final int PARTS = 4;

    /** @param lines number of lines in {@code bytes} */
    record LogPart(byte[] bytes, int lines) {}

    /** @param part from 0 to {@value #PARTS} - 1 */
    LogPart part(int part) {
        SquidLog log = new SquidLog(part, monitoredShare);
        byte[] bytes = log.generate(lines / PARTS, department, day.morning(), day.evening());
        return new LogPart(bytes, log.lines());
    }
}
