package org.dutywatch.compliance.model.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dutywatch.compliance.model.duty.ShiftKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftKindNamesTest {
    @ParameterizedTest
    @CsvSource({
        "regular, REGULAR",
        "On-Call, ON_CALL",
        "on call, ON_CALL",
        "ON_CALL, ON_CALL",
        "admin-leave, LEAVE",
        "Administrative Leave, LEAVE",
        "swap-out, LEAVE",
        "swap-in, REGULAR",
        "call-back, CALLBACK",
        "extra-duty, DETAIL"
    })
    void shouldReadKindNamesInAnySpelling(String word, ShiftKind kind) {
        assertEquals(kind, ShiftKindNames.parse(word).orElseThrow());
    }

    @Test
    void shouldNotReadAnUnknownKindName() {
        assertTrue(ShiftKindNames.parse("holiday").isEmpty());
        assertTrue(ShiftKindNames.parse("").isEmpty());
    }
}
