package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.entriesOrRefusals;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.csv.RowRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRuleTest {
    private static final LocalDateTime END = LocalDateTime.of(2100, 1, 1, 0, 0);
    private static final int MAX = 10_000;

    /** Examples of RFC 5545, section 3.8.5.3, with the first dates that it gives, and some that libraries get wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "1997-09-02 # FREQ=DAILY;INTERVAL=10;COUNT=5 # 09-02 09-12 09-22 10-02 10-12",
                "1998-01-01 # FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO # 01-01 01-04 01-05 01-11",
                "1997-09-02 # FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH # 09-02 09-04 09-09 09-11 09-16 09-18",
                "1997-09-01 # FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=MO,WE,FR # 09-01 09-03 09-05 09-15 09-17 09-19",
                "1997-09-05 # FREQ=MONTHLY;COUNT=10;BYDAY=1FR # 09-05 10-03 11-07 12-05 01-02",
                "1997-09-07 # FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU # 09-07 09-28 11-02 11-30 01-04 01-25",
                "1997-09-22 # FREQ=MONTHLY;COUNT=6;BYDAY=-2MO # 09-22 10-20 11-17 12-22 01-19 02-16",
                "1997-09-28 # FREQ=MONTHLY;BYMONTHDAY=-3 # 09-28 10-29 11-28 12-29 01-29 02-26",
                "1997-09-02 # FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15 # 09-02 09-15 10-02 10-15 11-02",
                "1997-09-30 # FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1 # 09-30 10-01 10-31 11-01 11-30",
                "1997-06-10 # FREQ=YEARLY;COUNT=10;BYMONTH=6,7 # 06-10 07-10 06-10 07-10",
                "1997-01-01 # FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200 # 01-01 04-10 07-19 01-01 04-09",
                "1997-05-19 # FREQ=YEARLY;BYDAY=20MO # 05-19 05-18 05-17",
                "1997-05-12 # FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO # 05-12 05-11 05-17",
                "1997-03-13 # FREQ=YEARLY;BYMONTH=3;BYDAY=TH # 03-13 03-20 03-27 03-05 03-12",
                "1998-02-13 # FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 # 02-13 03-13 11-13 08-13 10-13",
                "1997-09-13 # FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13 # 09-13 10-11 11-08 12-13 01-10",
                "1996-11-05 # FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 # 11-05 11-07 11-02",
                "1997-09-04 # FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 # 09-04 10-07 11-06",
                "1997-09-29 # FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 # 09-29 10-30 11-27 12-30 01-29",
                "1997-08-05 # FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO # 08-05 08-10 08-19 08-24",
                "1997-08-05 # FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU # 08-05 08-17 08-19 08-31",
                "2007-01-15 # FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 # 01-15 01-30 02-15 03-15 03-30",
                "2026-01-04 # FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO # 01-04 01-12 01-18 01-26 02-01",
                "2026-01-06 # FREQ=WEEKLY;BYDAY=MO;BYMONTH=1 # 01-06 01-12 01-19 01-26 01-04",
                "2026-01-31 # FREQ=DAILY;BYMONTHDAY=-1 # 01-31 02-28 03-31",
                "2026-06-09 # FREQ=YEARLY;BYMONTH=4,6,9,12;BYSETPOS=2,4 # 06-09 12-09 06-09 12-09",
                "2020-12-28 # FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO # 12-28 12-28 12-27 12-28",
                "2026-08-27 # FREQ=YEARLY;BYMONTH=8,9;BYWEEKNO=35;BYDAY=TH,FR # 08-27 08-28 09-02 09-03 08-31 09-01",
                "2025-01-07 # FREQ=YEARLY;BYMONTHDAY=7 # 01-07 02-07 03-07",
                "2023-11-20 # FREQ=YEARLY;BYMONTHDAY=20;BYDAY=MO;BYSETPOS=3 # 11-20 11-20 11-20 07-20",
                "2024-02-29 # FREQ=YEARLY # 02-29 02-29 02-29",
                "2024-02-29 # FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29 # 02-29 02-29 02-29",
                "2026-01-31 # FREQ=MONTHLY;BYHOUR=9;BYMINUTE=00;BYSECOND=0 # 01-31 03-31 05-31"
            })
    void shouldGiveTheDatesOfTheStandard(String start, String rule, String dates) throws RowRefused {
        List<String> expected = List.of(dates.split(" "));

        assertThat(starts(LocalDate.parse(start), rule, new RuleBudget()).stream()
                        .limit(expected.size())
                        .map(wall -> wall.toLocalDate().toString().substring("1997-".length()))
                        .toList())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=DAILY;BYSECOND=0,1",
                "FREQ=DAILY;BYHOUR=8",
                "FREQ=DAILY;BYMINUTE=0,30",
                "FREQ=DAILY;BYEASTER=1",
                "FREQ=DAILY;RSCALE=CHINESE",
                "FREQ=DAILY;BYDAY=1MO",
                "FREQ=WEEKLY;BYMONTHDAY=1",
                "FREQ=MONTHLY;BYYEARDAY=1",
                "FREQ=MONTHLY;BYWEEKNO=1",
                "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO",
                "FREQ=YEARLY;BYMONTH=0",
                "FREQ=YEARLY;BYMONTH=-1",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=MONTHLY;BYDAY=0MO",
                "FREQ=MONTHLY;BYDAY=MOO",
                "FREQ=MONTHLY;BYSETPOS=",
                "FREQ=DAILY;WKST=XX",
                "FREQ=DAILY;INTERVAL=1001",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=DAILY;COUNT=2;UNTIL=20270101",
                "DAILY"
            })
    void shouldRefuseARuleThatARosterDoesNotNeed(String rule) {
        assertThatExceptionOfType(RowRefused.class)
                .isThrownBy(() -> starts(LocalDate.of(2026, 1, 1), rule, new RuleBudget()))
                .withMessageStartingWith("RRULE");
    }

    /** Rules that match no day, or hardly any, and have much to compare. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;BYMONTH=1,3,5,7,8,10,12;BYMONTHDAY=-32,31,30,29,28,27,26,25,24,23,22,21,20,19,18,17;BYDAY=MO;BYSETPOS=2",
                "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYYEARDAY=366;BYMONTHDAY=1",
                "FREQ=YEARLY;BYWEEKNO=-53,53;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTHDAY=15",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366"
            })
    void shouldBoundTheWorkOfOneRule(String rule) {
        var budget = new RuleBudget();
        String withoutBadNumber = rule.replace("-32,", "");

        try {
            starts(LocalDate.of(1, 1, 1), withoutBadNumber, budget);
        } catch (RowRefused e) {
            assertThat(e.reason()).startsWith("RRULE compares more than 100000 days");
        }
        assertThat(budget.spent()).isBetween(1, RuleBudget.STEPS_PER_RULE);
    }

    @Test
    void shouldBoundTheWorkOfAllRulesOfAFileAndNameWhatItDidNotRead() {
        String worst = "RRULE:FREQ=YEARLY;UNTIL=20991231;BYWEEKNO=53;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTHDAY=15";
        int events = RuleBudget.STEPS_PER_FILE / 60_000;
        String file = calendar(IntStream.range(0, events)
                .mapToObj(
                        i -> event("e" + i, "X-EMPLOYEE-ID:E" + i, "DTSTART:19300101T120000Z", "DURATION:PT1H", worst))
                .toArray(String[]::new));

        var roster = read(file);

        assertThat(entriesOrRefusals(roster))
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .startsWith("the rules of the calendar together compare more than 15000000 days"));
        assertThat(roster.rows().size() + roster.outside()).isEqualTo(events);
    }

    private static List<LocalDateTime> starts(LocalDate day, String rule, RuleBudget budget) throws RowRefused {
        return RecurrenceRule.read(rule, at(day)).startsBefore(END, MAX, budget);
    }

    private static CalendarTime at(LocalDate day) {
        return new CalendarTime("DTSTART", day.atTime(9, 0), CalendarZone.UTC, false);
    }
}
