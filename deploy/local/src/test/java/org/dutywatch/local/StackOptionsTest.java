package org.dutywatch.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.Test;

class StackOptionsTest {
    private static final Path ROOT = Path.of("/srv/duty watch");

    @Test
    void shouldKeepStateInTheProjectAndCacheAtHomeWhenNothingIsSet() {
        StackOptions options = StackOptions.of(ROOT, Map.of("HOME", "/home/kim"));

        assertEquals(ROOT.resolve("deploy/local/.state"), options.state());
        assertEquals(Path.of("/home/kim/.cache/dutywatch"), options.cache());
        assertEquals(8081, options.ports().ingest());
    }

    @Test
    void shouldFollowTheEnvironmentWhenItIsSet() {
        StackOptions options = StackOptions.of(
                ROOT,
                Map.of("DUTYWATCH_STATE", "/var/dw", "XDG_CACHE_HOME", "/var/cache", "DUTYWATCH_PORT_OFFSET", "1000"));

        assertEquals(Path.of("/var/dw"), options.state());
        assertEquals(Path.of("/var/cache/dutywatch"), options.cache());
        assertEquals(16432, options.ports().postgres());
        assertEquals(10002, options.ports().complianceManagement());
    }

    @Test
    void shouldSayWhatIsWrongWhenTheOffsetIsNoNumber() {
        var failure =
                assertThrows(StackFailure.class, () -> StackOptions.of(ROOT, Map.of("DUTYWATCH_PORT_OFFSET", "many")));

        assertTrue(String.valueOf(failure.getMessage()).contains("\"many\""));
    }

    @Test
    void shouldRefuseAnOffsetThatIsTooLarge() {
        assertThrows(StackFailure.class, () -> StackOptions.of(ROOT, Map.of("DUTYWATCH_PORT_OFFSET", "60000")));
    }

    @Test
    void shouldNameTheStateInACommandUnlessItIsTheUsualOne() {
        StackOptions usual = StackOptions.of(ROOT, Map.of());

        assertEquals("deploy/local/down", usual.command("down"));
        assertEquals(
                "DUTYWATCH_STATE='/var/duty watch' deploy/local/token",
                usual.withState(Path.of("/var/duty watch")).command("token"));
    }
}
