package org.dutywatch.local.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedProcessTest {
    @TempDir
    Path directory;

    @Test
    void shouldBeFoundAgainByAnotherRunAndStopped() {
        process().start(List.of("sleep", "600"), Map.of(), directory);
        DetachedProcess found = process();
        long pid = found.running().orElseThrow().pid();

        found.stop(Duration.ofSeconds(10));

        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        assertFalse(process().isAlive());
    }

    @Test
    void shouldIgnoreAnotherProcessWithTheSameId() throws IOException {
        long otherPid = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("nap.pid"), otherPid + " 1000\n");

        process().kill();

        assertTrue(ProcessHandle.current().isAlive());
        assertFalse(process().isAlive());
    }

    @Test
    void shouldDoNothingWhenItIsStoppedTwice() {
        process().start(List.of("sleep", "600"), Map.of(), directory);

        process().stopWithSignal("INT", Duration.ofSeconds(10));
        process().stop(Duration.ofSeconds(10));

        assertEquals(0, process().residentKibibytes());
    }

    private DetachedProcess process() {
        return new DetachedProcess("nap", directory, directory);
    }
}
