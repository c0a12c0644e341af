package org.dutywatch.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dutywatch.local.home.PortFile;
import org.dutywatch.local.machine.Ports;
import org.dutywatch.local.machine.StackFailure;

/**
 * The options of a stack.
 *
 * @param root the project's directory
 * @param state where this stack keeps its data, logs, process ids and passwords
 * @param cache where unpacked servers are kept for all stacks of this user
 * @param ports the ports to use
 * @param fresh whether the state is deleted first
 * @param build whether services are built that are not built, or older than their sources
 * @param progress gets one line for each step
 */
public record StackOptions(
        Path root, Path state, Path cache, Ports ports, boolean fresh, boolean build, Consumer<String> progress) {

    /**
     * Returns the options that the environment sets, for the project that contains the working directory.
     *
     * @throws StackFailure if the working directory is outside the project, or DUTYWATCH_PORT_OFFSET is not valid
     */
    public static StackOptions here() {
        return of(projectRoot(Path.of("").toAbsolutePath()), System.getenv());
    }

    static StackOptions of(Path root, Map<String, String> environment) {
        Function<String, String> variable = key -> environment.getOrDefault(key, "");
        String cacheHome = variable.apply("XDG_CACHE_HOME").isEmpty()
                ? environment.getOrDefault("HOME", System.getProperty("user.home")) + "/.cache"
                : variable.apply("XDG_CACHE_HOME");
        String state = variable.apply("DUTYWATCH_STATE");
        return new StackOptions(
                root,
                state.isEmpty()
                        ? defaultState(root)
                        : Path.of(state).toAbsolutePath().normalize(),
                Path.of(cacheHome, "dutywatch"),
                Ports.parse(environment.getOrDefault("DUTYWATCH_PORT_OFFSET", "0"), "DUTYWATCH_PORT_OFFSET"),
                false,
                true,
                System.out::println);
    }

    public StackOptions withState(Path directory) {
        return new StackOptions(root, directory.toAbsolutePath(), cache, ports, fresh, build, progress);
    }

    public StackOptions withPortOffset(int offset) {
        return new StackOptions(root, state, cache, new Ports(offset), fresh, build, progress);
    }

    /** Uses the ports of the stack that was started last in the state directory, if there was one. */
    public StackOptions withPortsOfState() {
        return new PortFile(state)
                .read()
                .map(known -> new StackOptions(root, state, cache, known, fresh, build, progress))
                .orElse(this);
    }

    public StackOptions withFreshState() {
        return new StackOptions(root, state, cache, ports, true, build, progress);
    }

    /** Uses the services as they are packaged, without a build: for tests, which Maven runs after packaging. */
    public StackOptions withoutBuild() {
        return new StackOptions(root, state, cache, ports, fresh, false, progress);
    }

    public StackOptions withProgress(Consumer<String> listener) {
        return new StackOptions(root, state, cache, ports, fresh, build, listener);
    }

    /** Returns what to type in the project's directory for a command about this stack, such as {@code down}. */
    public String command(String name) {
        String command = "deploy/local/" + name;
        return state.equals(defaultState(root)) ? command : "DUTYWATCH_STATE='" + state + "' " + command;
    }

    private static Path defaultState(Path root) {
        return root.resolve("deploy/local/.state");
    }

    private static Path projectRoot(Path from) {
        for (Path candidate = from; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("mvnw")) && Files.exists(candidate.resolve("deploy/local"))) {
                return candidate;
            }
        }
        throw new StackFailure("Not inside the project: " + from + " has no mvnw above it.");
    }
}
