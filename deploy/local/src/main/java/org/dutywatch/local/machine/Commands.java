package org.dutywatch.local.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs short commands; their output goes to a component's log. */
public final class Commands {
    private Commands() {}

    /**
     * Runs a command and waits for it.
     *
     * @throws StackFailure if it does not exit with 0; names the log
     */
    public static void run(List<String> command, Path log, String what) {
        if (exitCode(command, log) != 0) {
            throw new StackFailure(what + " failed; its log: " + log);
        }
    }

    /** Returns whether a command exists and exits with 0; its output is dropped. */
    public static boolean succeeds(String... command) {
        return exitCode(List.of(command), Path.of("/dev/null")) == 0;
    }

    private static int exitCode(List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return awaitExit(process);
        } catch (IOException e) {
            return -1;
        }
    }

    private static int awaitExit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
