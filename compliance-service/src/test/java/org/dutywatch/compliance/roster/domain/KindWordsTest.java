package org.dutywatch.compliance.roster.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindWordsTest {
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
        assertEquals(kind, KindWords.kind(word).orElseThrow());
    }

    @Test
    void shouldNotReadAnUnknownKindName() {
        assertTrue(KindWords.kind("holiday").isEmpty());
        assertTrue(KindWords.kind("").isEmpty());
    }
}
