package org.dutywatch.compliance.audit;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.audit.domain.SignedHead;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * The file with the signed heads of the audit trail, which lies outside the database. A key that is missing or cannot be
 * read stops the service at start.
 */
@Startup
@ApplicationScoped
class AuditHeads {
    private final @Nullable Path file;
    private final @Nullable SigningKey key;

    AuditHeads(AuditConfig config) {
        this.file = config.headsFile().orElse(null);
        this.key = file == null ? null : SigningKey.read(contents(config));
    }

    private static String contents(AuditConfig config) {
        Path keyFile = config.signingKeyFile()
                .orElseThrow(() -> new IllegalStateException(
                        "dutywatch.audit.heads-file is set, so dutywatch.audit.signing-key-file must be set too"));
        try {
            return Files.readString(keyFile);
        } catch (IOException e) {
            throw new IllegalStateException("dutywatch.audit.signing-key-file cannot be read: " + keyFile, e);
        }
    }

    /**
     * The heads of the file.
     *
     * @param faults one sentence for each line that is no head signed by the key of this service
     */
    record HeadsFile(List<SignedHead> heads, List<String> faults) {}

    /**
     * Reads the file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    HeadsFile read() {
        List<SignedHead> heads = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        if (file != null && key != null && Files.exists(file)) {
            List<String> lines = lines(file);
            for (int number = 1; number <= lines.size(); number++) {
                try {
                    SignedHead head = SignedHead.read(lines.get(number - 1));
                    if (head.isSignedBy(key.verifyingKey())) {
                        heads.add(head);
                    } else {
                        faults.add("line " + number + " of the heads file is not signed by the key of this service");
                    }
                } catch (IllegalArgumentException e) {
                    faults.add("line " + number + " of the heads file is no signed head: " + e.getMessage());
                }
            }
        }
        return new HeadsFile(heads, faults);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the heads file cannot be read: " + file, e);
        }
    }

    /** Returns whether heads are kept at all. */
    boolean areKept() {
        return file != null;
    }

    /**
     * Signs a head and appends it.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    SignedHead append(long seq, String hash, Instant now) {
        if (file == null || key == null) {
            throw new IllegalStateException("no heads are kept");
        }
        SignedHead head = SignedHead.sign(seq, hash, now, key);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    head.line() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("the heads file cannot be written: " + file, e);
        }
        return head;
    }
}
