package org.dutywatch.verifier;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line arguments of the verifier.
 *
 * @param bundle the bundle to verify
 * @param key file with the only key to trust; null trusts the key in the bundle
 * @param repackedAllowed whether to accept a zip archive that was packed again
 */
record Call(Path bundle, @Nullable Path key, boolean repackedAllowed) {
    static final String USAGE = """
            Usage: java -jar verifier.jar BUNDLE.zip [--key PUBLIC_KEY.pem] [--repacked]
              --key       trust this key only; get it by another way than the bundle
              --repacked  the files are checked byte by byte, the zip around them is not""";

    /** The arguments are wrong, or a file cannot be read. The message says why. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String why) {
            super(why);
        }
    }

    /** @throws Wrong for an unknown argument, a second bundle, or no bundle */
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
