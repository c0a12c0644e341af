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
record VerifierArguments(Path bundle, @Nullable Path key, boolean repackedAllowed) {
    static final String USAGE = """
            Usage: java -jar verifier.jar BUNDLE.zip [--key PUBLIC_KEY.pem] [--repacked]
              --key       trust only this key; get it from another source than the bundle
              --repacked  accept a zip that was packed again; its files are still checked byte by byte
               java -jar verifier.jar audit TRAIL.ndjson HEADS.txt PUBLIC_KEY.pem
              verifies an exported audit trail against the signed heads that were kept elsewhere""";

    /** The arguments are wrong, or a file cannot be read. The message says why. */
    static final class InvalidArguments extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidArguments(String why) {
            super(why);
        }
    }

    /** @throws InvalidArguments for an unknown argument, a second bundle, or no bundle */
    static VerifierArguments read(String... arguments) throws InvalidArguments {
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
                throw new InvalidArguments("Unexpected argument: " + argument);
            } else {
                bundle = Path.of(argument);
            }
        }
        if (bundle == null) {
            throw new InvalidArguments("The bundle is missing.");
        }
        return new VerifierArguments(bundle, key, repacked);
    }
}
