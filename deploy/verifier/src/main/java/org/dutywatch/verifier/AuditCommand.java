package org.dutywatch.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.audit.ChainVerifier;
import org.dutywatch.compliance.model.audit.ChainedRecord;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.compliance.model.bundles.signing.VerifyingKey;
import org.dutywatch.verifier.VerifierArguments.InvalidArguments;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code audit TRAIL HEADS PUBLIC_KEY}: verifies an exported audit trail against the signed heads that were
 * kept on another machine. It reads the trail line by line, however long it is.
 */
final class AuditCommand {
    static final String NAME = "audit";

    private final PrintStream out;
    private final PrintStream err;

    AuditCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * @param arguments the files; without the name of the command
     * @return {@link Verifier#IDENTICAL} if the trail is intact, {@link Verifier#REFUSED} if not
     * @throws InvalidArguments if the number of arguments is wrong, or a file cannot be read
     */
    int run(List<String> arguments) throws InvalidArguments {
        if (arguments.size() != 3) {
            throw new InvalidArguments("The command audit needs three files.");
        }
        Path trail = Path.of(arguments.get(0));
        Path headsFile = Path.of(arguments.get(1));
        VerifyingKey key = Verifier.key(Path.of(arguments.get(2)));
        List<SignedHead> heads = new ArrayList<>();
        String fault = readHeads(headsFile, key, heads);
        var verifier = new ChainVerifier(heads);
        if (fault == null) {
            fault = verify(trail, verifier);
        }
        if (fault == null && heads.isEmpty()) {
            fault = headsFile + " has no head, so nothing shows whether records were cut off the end or the trail was"
                    + " written anew";
        }
        return fault == null ? intact(verifier, heads, key) : broken(verifier, fault);
    }

    private int intact(ChainVerifier verifier, List<SignedHead> heads, VerifyingKey key) {
        SignedHead last = heads.get(heads.size() - 1);
        out.println("records   " + verifier.verified() + ", the last with hash " + verifier.head());
        if (verifier.removed() > 0) {
            out.println("purged    records up to " + verifier.removed() + ", as a record of the trail says");
        }
        out.println("heads     " + verifier.signedHeads() + ", the last of record " + last.seq() + ", signed at "
                + last.signedAt());
        out.println("signer    SHA-256 of the key " + key.fingerprint());
        long unsigned = verifier.last() - last.seq();
        out.println();
        out.println("INTACT: every record is as it was written, and none is missing up to record " + last.seq() + "."
                + (unsigned > 0 ? " No head covers the " + unsigned + " after it yet." : ""));
        return Verifier.IDENTICAL;
    }

    private int broken(ChainVerifier verifier, String fault) {
        err.println("NOT INTACT: " + fault + ". The " + verifier.verified() + " records before fit.");
        return Verifier.REFUSED;
    }

    /** Adds the heads of the file to {@code heads}; returns what is wrong with a line, or null. */
    private static @Nullable String readHeads(Path file, VerifyingKey key, List<SignedHead> heads)
            throws InvalidArguments {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String fault = addHead(line, key, heads);
                if (fault != null) {
                    return "line " + number + " of " + file + " is no head: " + fault;
                }
            }
            return null;
        } catch (IOException e) {
            throw new InvalidArguments(file + " cannot be read.");
        }
    }

    private static @Nullable String addHead(String line, VerifyingKey key, List<SignedHead> heads) {
        try {
            SignedHead head = SignedHead.read(line);
            if (!head.isSignedBy(key)) {
                return "it is not signed by the key that you gave";
            }
            heads.add(head);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String verify(Path trail, ChainVerifier verifier) throws InvalidArguments {
        try (BufferedReader lines = Files.newBufferedReader(trail)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String fault = next(line, verifier);
                if (fault != null) {
                    return fault + " (line " + number + " of " + trail + ")";
                }
            }
            return verifier.end();
        } catch (IOException e) {
            throw new InvalidArguments(trail + " cannot be read.");
        }
    }

    private static @Nullable String next(String line, ChainVerifier verifier) {
        ChainedRecord next;
        try {
            next = TrailLine.read(line);
        } catch (IllegalArgumentException e) {
            return "what follows record " + verifier.last() + " is no record: " + e.getMessage();
        }
        return verifier.next(next);
    }
}
