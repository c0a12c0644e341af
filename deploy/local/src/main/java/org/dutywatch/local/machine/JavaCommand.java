package org.dutywatch.local.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command line of a small JVM that starts quickly. Only the first compiler tier is used: this halves the
 * processor time of a start, and a demo runs only for minutes.
 */
public final class JavaCommand {
    private final List<String> command = new ArrayList<>();

    public JavaCommand(int heapMegabytes) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true"));
    }

    public JavaCommand option(String option) {
        command.add(option);
        return this;
    }

    public JavaCommand property(String name, Object value) {
        return option("-D" + name + "=" + value);
    }

    public List<String> jar(Path jar) {
        return commandLine(List.of("-jar", jar.toString()));
    }

    public List<String> main(String classPath, String mainClass, String... arguments) {
        List<String> rest = new ArrayList<>(List.of("-cp", classPath, mainClass));
        rest.addAll(List.of(arguments));
        return commandLine(rest);
    }

    private List<String> commandLine(List<String> rest) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(rest);
        return List.copyOf(whole);
    }
}
