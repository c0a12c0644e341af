package org.dutywatch.local.command;

import java.util.Arrays;
import java.util.List;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.machine.StackFailure;

/** The main class behind the scripts {@code up}, {@code down} and {@code token}. */
public final class Launcher {
    private static final String USAGE = """
            usage: deploy/local/up [--demo] [--detach] [--fresh]
                   deploy/local/down
                   deploy/local/token USER""";

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(exitCode(Arrays.asList(arguments)));
    }

    private static int exitCode(List<String> arguments) {
        try {
            run(arguments);
            return 0;
        } catch (StackFailure e) {
            System.err.println("\n" + e.getMessage());
            return 1;
        }
    }

    private static void run(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        switch (command) {
            case "up" -> new Up(StackOptions.here(), rest).run();
            case "down" -> new Down(StackOptions.here()).run();
            case "token" ->
                System.out.println(LocalStack.of(StackOptions.here())
                        .token(rest.stream().findFirst().orElseThrow(Launcher::usage)));
            default -> throw usage();
        }
    }

    static StackFailure usage() {
        return new StackFailure(USAGE);
    }
}
