package org.dutywatch.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the scripts where no Java is found: what they answer then, they answer before anything is built or started. */
class ScriptsTest {
    private record Answer(int exitCode, String output, String errors) {}

    @ParameterizedTest
    @ValueSource(strings = {"up --help", "up --demo -h", "down --help", "token --help", "token -h sergeant"})
    void shouldOnlyPrintHelpWhenItIsAskedFor(String command) throws Exception {
        Answer answer = run(command);

        assertEquals(0, answer.exitCode());
        assertTrue(answer.output().startsWith("usage: deploy/local/" + command.split(" ")[0]), answer::output);
        assertEquals("", answer.errors());
    }

    @Test
    void shouldDescribeEveryOptionOfUp() throws Exception {
        String help = run("up --help").output();

        for (String option : List.of("--demo", "--detach", "--fresh", "--help")) {
            assertTrue(help.contains("  " + option + " "), help);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "up --dmeo, Unknown option: --dmeo",
        "up --demo now, Unexpected argument: now",
        "down --fresh, Unknown option: --fresh",
        "token --user sergeant, Unknown option: --user",
        "token sergeant officer, Unexpected argument: officer",
        "token, An argument is missing."
    })
    void shouldRefuseWhatItDoesNotKnow(String command, String message) throws Exception {
        Answer answer = run(command);

        assertEquals(2, answer.exitCode());
        assertEquals(message, answer.errors().lines().findFirst().orElseThrow());
        assertTrue(answer.errors().contains("usage: deploy/local/"), answer::errors);
        assertEquals("", answer.output());
    }

    @Test
    void shouldLookForJavaWhenTheArgumentsAreRight() throws Exception {
        Answer answer = run("down");

        assertEquals(1, answer.exitCode());
        assertTrue(answer.errors().contains("there is no bin/java in it"), answer::errors);
    }

    private static Answer run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
        words.set(0, "./" + words.get(0));
        var builder = new ProcessBuilder(words);
        builder.environment().put("JAVA_HOME", "/nowhere");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output, errors);
    }
}
