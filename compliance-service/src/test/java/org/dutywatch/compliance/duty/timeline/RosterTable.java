package org.dutywatch.compliance.duty.timeline;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rosters as departments keep them, each with the minutes of duty, calculated by hand. {A} and {B} stand for two
 * employees. The department is in Chicago unless the case names another place.
 */
final class RosterTable {
    private static final String LUNCH_5_NOV = "2026-11-05T11:00:00-06:00,2026-11-05T11:30:00-06:00";
    private static final String DAY_5_NOV =
            "{A},2026-11-05T06:00:00-06:00,2026-11-05T16:00:00-06:00,REGULAR," + LUNCH_5_NOV + "\n";
    private static final String NIGHT_6_NOV_OF_B =
            "{B},2026-11-06T18:00:00-06:00,2026-11-07T06:00:00-06:00,REGULAR,,\n";

    private RosterTable() {}

    /**
     * One roster.
     *
     * @param rows CSV rows of the roster, imported first
     * @param operations changes over REST, made second
     * @param after CSV rows of the roster after the operations
     * @param actuals CSV rows of clock times, imported last
     * @param minutes minutes of duty by employee
     */
    record Case(
            String name,
            String rows,
            List<Operation> operations,
            String after,
            String actuals,
            Map<String, Integer> minutes) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Operation(String path, String body) {}

    static Stream<Case> cases() {
        return Stream.of(
                // 14 days: 2 on, 2 off, 3 on, 2 off, 2 on, 3 off = 7 days of 12 h less 30 min: 7 * (720 - 30) = 4830
                asPlanned("Pitman 2-2-3", pitman(2, 3, 6, 7, 8, 11, 12), Map.of("{A}", 4830)),
                // A works 06-16, B 14-24, together from 14 to 16; each has 4 * (600 - 30) = 2280
                asPlanned("4/10 with overlap", fourTens(), Map.of("{A}", 2280, "{B}", 2280)),
                // 22 to 06 = 8 h, less 02:00 to 02:30: 480 - 30 = 450
                asPlanned(
                        "night",
                        "{A},2026-11-05T22:00:00-06:00,2026-11-06T06:00:00-06:00,REGULAR,2026-11-06T02:00:00-06:00,"
                                + "2026-11-06T02:30:00-06:00\n",
                        Map.of("{A}", 450)),
                // 18 to 24 and 00 to 06: 360 + 360 = 720
                asPlanned(
                        "split across midnight",
                        "{A},2026-11-05T18:00:00-06:00,2026-11-06T00:00:00-06:00,REGULAR,,\n"
                                + "{A},2026-11-06T00:00:00-06:00,2026-11-06T06:00:00-06:00,OVERTIME,,\n",
                        Map.of("{A}", 720)),
                // 18 to 06 by the clock with the hour from 1 to 2 twice: 12 h + 1 h = 780
                asPlanned(
                        "13 hours, Chicago",
                        night("2026-10-31T18:00:00-05:00", "2026-11-01T06:00:00-06:00"),
                        only(780)),
                asPlanned(
                        "13 hours, Berlin", night("2026-10-24T18:00:00+02:00", "2026-10-25T06:00:00+01:00"), only(780)),
                asPlanned(
                        "13 hours, Sydney", night("2026-04-04T18:00:00+11:00", "2026-04-05T06:00:00+10:00"), only(780)),
                // 18 to 06 by the clock without the hour from 2 to 3: 12 h - 1 h = 660
                asPlanned(
                        "11 hours, Chicago",
                        night("2026-03-07T18:00:00-06:00", "2026-03-08T06:00:00-05:00"),
                        only(660)),
                asPlanned(
                        "11 hours, Berlin", night("2026-03-28T18:00:00+01:00", "2026-03-29T06:00:00+02:00"), only(660)),
                asPlanned(
                        "11 hours, Sydney", night("2026-10-03T18:00:00+10:00", "2026-10-04T06:00:00+11:00"), only(660)),
                // 06 to 16 less 30 and less the leave from 14 to 16: 600 - 30 - 120 = 450
                asPlanned(
                        "partial leave",
                        DAY_5_NOV + "{A},2026-11-05T14:00:00-06:00,2026-11-05T16:00:00-06:00,LEAVE,,\n",
                        only(450)),
                // Leave covers the day shift and its break: 0; the court of the evening is duty: 19:00 to 20:30 = 90
                asPlanned(
                        "court on a day of leave",
                        DAY_5_NOV + "{A},2026-11-05T06:00:00-06:00,2026-11-05T18:00:00-06:00,LEAVE,,\n"
                                + "{A},2026-11-05T19:00:00-06:00,2026-11-05T20:30:00-06:00,COURT,,\n",
                        only(90)),
                // A works B's 18-06: 720. B works A's 06-16 less 30: 570
                changed(
                        "swap",
                        DAY_5_NOV + NIGHT_6_NOV_OF_B,
                        swap(", \"with_start\": \"2026-11-06T18:00:00-06:00\""),
                        DAY_5_NOV.replace("{A}", "{B}") + NIGHT_6_NOV_OF_B.replace("{B}", "{A}"),
                        Map.of("{A}", 720, "{B}", 570)),
                // A gives the shift and works nothing: 0. B works it and the own night: 570 + 720 = 1290
                changed(
                        "swap to be repaid later",
                        DAY_5_NOV + NIGHT_6_NOV_OF_B,
                        swap(""),
                        DAY_5_NOV.replace("{A}", "{B}") + NIGHT_6_NOV_OF_B,
                        Map.of("{A}", 0, "{B}", 1290)),
                // Called from 02:00 to 04:30 while on call: 150
                changed(
                        "call-out",
                        onCall(),
                        new Operation(
                                "/api/v1/roster/call-outs",
                                "{\"employee_id\": \"{A}\", \"start\": \"2026-11-06T02:00:00-06:00\","
                                        + " \"end\": \"2026-11-06T04:30:00-06:00\", \"reason\": \"called\"}"),
                        onCall() + "{A},2026-11-06T02:00:00-06:00,2026-11-06T04:30:00-06:00,CALLBACK,,\n",
                        only(150)),
                // 06:00 to 18:15 = 735, less 30: 705
                changed(
                        "holdover",
                        DAY_5_NOV,
                        new Operation(
                                "/api/v1/roster/extensions",
                                "{\"employee_id\": \"{A}\", \"start\": \"2026-11-05T06:00:00-06:00\","
                                        + " \"until\": \"2026-11-05T18:15:00-06:00\", \"reason\": \"a report\"}"),
                        DAY_5_NOV.replace("05T16:00", "05T18:15"),
                        only(705)),
                // Clocked 05:50 to 17:25 = 695, less 30: 665
                clocked("held over by the clock", "2026-11-05T05:50:00-06:00,2026-11-05T17:25:00-06:00", only(665)),
                // Clocked in at 06:40, not yet out, so until 16:00 = 560, less 30: 530
                clocked("late start, still on duty", "2026-11-05T06:40:00-06:00,", only(530)),
                // Clocked in at 11:10, within the break: 11:30 to 16:00 = 270
                clocked("late start in the break", "2026-11-05T11:10:00-06:00,2026-11-05T16:00:00-06:00", only(270)));
    }

    private static Map<String, Integer> only(int minutes) {
        return Map.of("{A}", minutes);
    }

    private static Case asPlanned(String name, String rows, Map<String, Integer> minutes) {
        return new Case(name, rows, List.of(), rows, "", minutes);
    }

    private static Case changed(
            String name, String rows, Operation operation, String after, Map<String, Integer> minutes) {
        return new Case(name, rows, List.of(operation), after, "", minutes);
    }

    private static Case clocked(String name, String times, Map<String, Integer> minutes) {
        return new Case(
                name, DAY_5_NOV, List.of(), DAY_5_NOV, "{A},2026-11-05T06:00:00-06:00," + times + "\n", minutes);
    }

    private static Operation swap(String more) {
        return new Operation(
                "/api/v1/roster/swaps",
                "{\"employee_id\": \"{A}\", \"start\": \"2026-11-05T06:00:00-06:00\", \"with_employee_id\": \"{B}\""
                        + more + ", \"reason\": \"agreed\"}");
    }

    private static String onCall() {
        return "{A},2026-11-05T18:00:00-06:00,2026-11-06T06:00:00-06:00,ON_CALL,,\n";
    }

    private static String night(String start, String end) {
        return "{A}," + start + "," + end + ",REGULAR,,\n";
    }

    private static String pitman(int... daysOfNovember) {
        var rows = new StringBuilder();
        for (int day : daysOfNovember) {
            String date = "2026-11-%02dT".formatted(day);
            rows.append("{A},%1$s06:00:00-06:00,%1$s18:00:00-06:00,REGULAR,%1$s12:00:00-06:00,%1$s12:30:00-06:00%n"
                    .formatted(date));
        }
        return rows.toString();
    }

    private static String fourTens() {
        var rows = new StringBuilder();
        for (int day = 2; day <= 5; day++) {
            String date = "2026-11-%02dT".formatted(day);
            String next = "2026-11-%02dT".formatted(day + 1);
            rows.append("{A},%1$s06:00:00-06:00,%1$s16:00:00-06:00,REGULAR,%1$s11:00:00-06:00,%1$s11:30:00-06:00%n"
                    .formatted(date));
            rows.append("{B},%1$s14:00:00-06:00,%2$s00:00:00-06:00,REGULAR,%1$s19:00:00-06:00,%1$s19:30:00-06:00%n"
                    .formatted(date, next));
        }
        return rows.toString();
    }
}
