package org.dutywatch.local.machine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceCheckTest {
    @Test
    void shouldNameTheNeededAndTheAvailableAmountWhenItIsTooLittle() {
        var failure = assertThrows(StackFailure.class, () -> ResourceCheck.requireAtLeast(3, 1.25, "available memory"));

        assertEquals("The stack needs 3 GB of available memory; there are 1.3 GB.", failure.getMessage());
    }

    @Test
    void shouldPassWhenThereIsJustEnough() {
        assertDoesNotThrow(() -> ResourceCheck.requireAtLeast(2, 2, "free disk"));
    }

    @Test
    void shouldReadAFigureOfProcByItsLabel() {
        var lines = List.of("MemTotal:       24611140 kB", "MemAvailable:   23880744 kB");

        assertEquals(23_880_744, ProcFile.parse(lines, "MemAvailable:", 7));
        assertEquals(7, ProcFile.parse(lines, "Pss:", 7));
    }
}
