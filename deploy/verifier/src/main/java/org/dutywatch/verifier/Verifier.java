package org.dutywatch.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dutywatch.compliance.model.bundles.BundleRefused;
import org.dutywatch.compliance.model.bundles.VerifyBundle;
import org.dutywatch.compliance.model.bundles.signing.VerifyingKey;

/**
 * Verifies an evidence bundle or an exported audit trail offline. Exit codes: 0 if every figure follows from the facts in
 * the bundle, or the trail is intact; 1 if something was changed or a figure differs; 2 if the arguments are wrong or a
 * file cannot be read.
 */
public final class Verifier {
    static final int IDENTICAL = 0;
    static final int REFUSED = 1;
    static final int USAGE_ERROR = 2;

    private final PrintStream out;
    private final PrintStream err;

    Verifier(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Verifier(out, err).run(arguments));
    }

    int run(String... arguments) {
        try {
            if (arguments.length > 0 && arguments[0].equals(AuditCommand.NAME)) {
                return new AuditCommand(out, err).run(List.of(arguments).subList(1, arguments.length));
            }
            return verify(VerifierArguments.read(arguments));
        } catch (VerifierArguments.InvalidArguments e) {
            err.println(e.getMessage());
            err.println(VerifierArguments.USAGE);
            return USAGE_ERROR;
        } catch (BundleRefused e) {
            err.println("NOT VERIFIED: " + e.getMessage() + ".");
            return REFUSED;
        }
    }

    private int verify(VerifierArguments parsed) throws VerifierArguments.InvalidArguments, BundleRefused {
        byte[] archive = bytes(parsed.bundle());
        var verification = new VerifyBundle(parsed.key() == null ? null : key(parsed.key()), parsed.repackedAllowed())
                .verify(archive);
        new VerificationReport(out).print(parsed.bundle(), verification);
        return verification.isIdentical() ? IDENTICAL : REFUSED;
    }

    static VerifyingKey key(Path file) throws VerifierArguments.InvalidArguments {
        try {
            return VerifyingKey.read(new String(bytes(file), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new VerifierArguments.InvalidArguments(file + " is not an Ed25519 public key in PEM.");
        }
    }

    private static byte[] bytes(Path file) throws VerifierArguments.InvalidArguments {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new VerifierArguments.InvalidArguments(file + " cannot be read.");
        }
    }
}
