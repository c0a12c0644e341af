package org.dutywatch.compliance.duty.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published duty events match the contract. */
class DutyChangedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), DutyChanged.TOPIC);
    private static final Interval SHIFT = interval("2026-11-05T12:00:00Z", "2026-11-05T22:00:00Z");
    private static final Interval DAY = interval("2026-11-05T06:00:00Z", "2026-11-06T06:00:00Z");

    private final ObjectMapper json = new ObjectMapper();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @BeforeEach
    void applyStyle() {
        json.registerModule(new JavaTimeModule());
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        new JsonStyle().customize(json);
    }

    @Test
    void shouldWriteTheGoldenShiftUnderAnotherSquad() throws IOException {
        var dutyFree = interval("2026-11-05T17:00:00Z", "2026-11-05T17:30:00Z");
        var overtime = new RosterEntry("E101", SHIFT, ShiftKind.OVERTIME, dutyFree, "E011");
        assertEquals(
                golden("shift-under-another-squad"),
                written(DutyChanged.of("E101", 7, SHIFT, facts(overtime), List.of())));
    }

    @Test
    void shouldWriteTheGoldenActingSergeantCutToTheWindow() throws IOException {
        var week = interval("2026-11-02T06:00:00Z", "2026-11-09T06:00:00Z");
        var leave = new RosterEntry("E010", week, ShiftKind.LEAVE, null);
        assertEquals(
                golden("acting-sergeant"),
                written(DutyChanged.of(
                        "E010", 8, DAY, facts(leave), List.of(new ActingAssignment("E010", "E102", week)))));
    }

    @Test
    void shouldWriteTheGoldenRemovedShift() throws IOException {
        assertEquals(golden("shift-taken-out"), written(DutyChanged.of("E101", 9, SHIFT, facts(), List.of())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldHaveExamplesThatMatchTheSchema(Path example) {
        assertEquals(List.of(), CONTRACT.errorsIn(Contract.read(example)));
    }

    private static DutyTimeline.DutyFacts facts(RosterEntry... entries) {
        return new DutyTimeline.DutyFacts(List.of(entries), ClockedShifts.NONE, DutyRules.DEFAULT, null);
    }

    private JsonNode written(DutyChanged event) throws IOException {
        return json.readTree(json.writeValueAsBytes(event));
    }

    private static JsonNode golden(String example) {
        return CONTRACT.example(example);
    }

    private static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
