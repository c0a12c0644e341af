package org.dutywatch.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process in a session of its own, so that Ctrl-C reaches only the launcher. Its id and start time are written to a
 * PID file, so that another run finds it again and never mistakes another process with the same id for it.
 */
public final class DetachedProcess {
    /** Start times are computed from the boot time, which may change a little when the clock is set. */
    private static final long START_TOLERANCE_MILLIS = 2_000;

    private final String name;
    private final Path log;
    private final Path pidFile;

    public DetachedProcess(String name, Path logDirectory, Path pidDirectory) {
        this.name = name;
        this.log = logDirectory.resolve(name + ".log");
        this.pidFile = pidDirectory.resolve(name + ".pid");
    }

    public Path log() {
        return log;
    }

    public void start(List<String> command, Map<String, String> environment, Path directory) {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        var builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            writePidFile(process.toHandle());
        } catch (IOException e) {
            throw new StackFailure(name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Writes the PID file for a process that already runs, such as the launcher itself. */
    public void writePidFile(ProcessHandle handle) {
        try {
            Files.createDirectories(pidFile.toAbsolutePath().getParent());
            Files.writeString(pidFile, handle.pid() + " " + startMillis(handle) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the process of the PID file; empty if it does not run or another process has its id. */
    public Optional<ProcessHandle> running() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(pidFile).strip().split(" ");
            if (parts.length != 2) {
                return Optional.empty();
            }
            long started = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> Math.abs(startMillis(handle) - started) <= START_TOLERANCE_MILLIS);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean isAlive() {
        return running().isPresent();
    }

    /** Sends SIGTERM, and kills the process if it has not ended in time. */
    public void stop(Duration timeout) {
        running().ifPresent(handle -> {
            handle.destroy();
            awaitEnd(handle, timeout);
        });
        deletePidFile();
    }

    /**
     * Sends a signal by name, for servers in which it has a special meaning; kills the process if it has not ended in
     * time.
     */
    public void stopWithSignal(String signal, Duration timeout) {
        running().ifPresent(handle -> {
            try {
                new ProcessBuilder("kill", "-s", signal, Long.toString(handle.pid()))
                        .inheritIO()
                        .start();
            } catch (IOException e) {
                handle.destroy();
            }
            awaitEnd(handle, timeout);
        });
        deletePidFile();
    }

    /** Sends SIGKILL, which is like a power cut to the process. */
    public void kill() {
        running().ifPresent(handle -> {
            handle.destroyForcibly();
            awaitEnd(handle, Duration.ofSeconds(10));
        });
        deletePidFile();
    }

    /**
     * Returns the resident memory of the process and its children in KiB; 0 when it does not run or the system does not
     * say.
     */
    public long residentKibibytes() {
        return running().map(DetachedProcess::residentKibibytes).orElse(0L);
    }

    /** Sums the memory of a process and its children in KiB; each process counts its share of a shared page. */
    private static long residentKibibytes(ProcessHandle handle) {
        long sum = ProcFile.proportionalKibibytes(handle.pid());
        return sum
                + handle.descendants()
                        .mapToLong(child -> ProcFile.proportionalKibibytes(child.pid()))
                        .sum();
    }

    private void awaitEnd(ProcessHandle handle, Duration timeout) {
        try {
            handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for " + name + " failed", e);
        }
    }

    /** Deletes the PID file; the process keeps running. */
    public void deletePidFile() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
