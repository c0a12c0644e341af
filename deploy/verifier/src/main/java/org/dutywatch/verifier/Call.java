package org.dutywatch.verifier;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the verifier was called.
 *
 * @param key the only key to trust; null trusts the one in the bundle
 * @param repackedAllowed the archive around the files need not be as it was exported
 */
record Call(Path bundle, @Nullable Path key, boolean repackedAllowed) {
    static final String USAGE = """
            Usage: java -jar verifier.jar BUNDLE.zip [--key PUBLIC_KEY.pem] [--repacked]
              --key       trust this key only; get it by another way than the bundle
              --repacked  the files are checked byte by byte, the zip around them is not""";

    /** The call makes no sense; the message says why. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String why) {
            super(why);
        }
    }

    static Call read(String... arguments) throws Wrong {
        Path bundle = null;
        Path key = null;
        boolean repacked = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--repacked")) {
                repacked = true;
            } else if (argument.equals("--key") && i + 1 < arguments.length) {
                key = Path.of(arguments[++i]);
            } else if (argument.startsWith("-") || bundle != null) {
                throw new Wrong("What is " + argument + "?");
            } else {
                bundle = Path.of(argument);
            }
        }
        if (bundle == null) {
            throw new Wrong("Which bundle?");
        }
        return new Call(bundle, key, repacked);
    }
}
