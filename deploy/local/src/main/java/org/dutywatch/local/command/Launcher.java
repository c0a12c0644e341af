package org.dutywatch.local.command;

import java.util.Arrays;
import java.util.List;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.machine.StackFailure;

/**
 * The main class behind the scripts {@code up}, {@code down} and {@code token}, which check the arguments and print the
 * help.
 */
public final class Launcher {
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
                System.out.println(
                        LocalStack.of(StackOptions.here().withPortsOfState()).token(rest.get(0)));
            default -> throw new IllegalArgumentException(command);
        }
    }
}
