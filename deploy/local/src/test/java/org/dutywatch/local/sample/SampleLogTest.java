package org.dutywatch.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SampleLogTest {
    private static final Pattern NATIVE =
            Pattern.compile("\\d{10}\\.\\d{3} +\\d+ [\\d.]+ [A-Z_]+/\\d{3} \\d+ [A-Z]+ \\S+ \\S+ HIER_\\w+/\\S+ \\S+");

    @Test
    void shouldWriteTheCommittedFile() throws IOException {
        assertEquals(SampleLog.lines(), Files.readAllLines(Path.of("sample/access.log")));
    }

    @Test
    void shouldWriteSquidNativeLinesExceptTheTwoThatAreBroken() {
        List<String> malformed = SampleLog.lines().stream()
                .filter(line -> !NATIVE.matcher(line).matches())
                .toList();

        assertEquals(2, malformed.size(), malformed::toString);
    }

    @Test
    void shouldBeInTheOrderInWhichSquidWrites() {
        List<String> stamps =
                SampleLog.lines().stream().map(line -> line.substring(0, 14)).toList();

        assertEquals(stamps.stream().sorted().toList(), stamps);
    }

    @Test
    void shouldContainTunnelsRefusalsAnUnknownUserAndADomainName() {
        String log = String.join("\n", SampleLog.lines());

        for (String part :
                List.of("TCP_TUNNEL/200", "TCP_DENIED/403", "TCP_DENIED/407", "contractor7", "RIDGEMONT%5CSReyes")) {
            assertTrue(log.contains(part), part);
        }
    }
}
