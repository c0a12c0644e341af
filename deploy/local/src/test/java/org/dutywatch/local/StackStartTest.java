package org.dutywatch.local;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StackStartTest {
    @Test
    @Timeout(10)
    void shouldThrowTheFirstFailureAtOnceWhenOthersNeverEnd() {
        var early = new StackFailure("PostgreSQL ended while it started.");
        CompletableFuture<?> failing = CompletableFuture.runAsync(() -> {
            throw early;
        });
        CompletableFuture<?> building = new CompletableFuture<>();
        CompletableFuture<?> serving = CompletableFuture.allOf(failing, building);

        var thrown =
                assertThrows(CompletionException.class, () -> StackStart.firstFailureOrAll(failing, building, serving));

        assertSame(early, thrown.getCause());
    }
}
