package org.dutywatch.compliance.audit;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file with the signed heads of the audit trail, which lies outside the database. A key that is missing or cannot
 * be read stops the service at start.
 */
@Startup
@ApplicationScoped
class AuditHeads {
    private static final Logger LOG = Logger.getLogger(AuditHeads.class);

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
     * @param heads in the order of the file
     * @param fault what is wrong with the lines after the last head; null if nothing is. A damaged line before a head
     *     is no fault: the head covers every record before it. Nor is a last line without a line feed: it is being
     *     written, or a crash cut it.
     */
    record HeadsFile(List<SignedHead> heads, @Nullable String fault) {}

    /**
     * Reads the file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    HeadsFile read() {
        List<SignedHead> heads = new ArrayList<>();
        String fault = null;
        List<String> lines = finishedLines();
        for (int number = 1; number <= lines.size(); number++) {
            try {
                heads.add(signedHead(lines.get(number - 1)));
                fault = null;
            } catch (IllegalArgumentException e) {
                fault = "line " + number + " of the heads file is no signed head: " + e.getMessage();
            }
        }
        return new HeadsFile(heads, fault);
    }

    /** Why there are no heads to compare the chain with, and what that means. */
    String whyNone() {
        return (file == null
                        ? "dutywatch.audit.heads-file is not set, so no heads are signed"
                        : "the heads file has no signed head yet; the first one is signed soon after a record")
                + ": the hashes were compared with each other alone, so a changed or cut trail whose hashes were"
                + " computed again would not be found";
    }

    /** The last head of the file. */
    Optional<SignedHead> last() {
        List<String> lines = finishedLines();
        for (int index = lines.size() - 1; index >= 0; index--) {
            try {
                return Optional.of(signedHead(lines.get(index)));
            } catch (IllegalArgumentException damaged) {
                LOG.warnf("line %d of the heads file is no signed head: %s", index + 1, damaged.getMessage());
            }
        }
        return Optional.empty();
    }

    private SignedHead signedHead(String line) {
        SignedHead head = SignedHead.read(line);
        if (key == null || !head.isSignedBy(key.verifyingKey())) {
            throw new IllegalArgumentException("it is not signed by the key of this service");
        }
        return head;
    }

    private List<String> finishedLines() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
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
            String text = (endsWithinALine(file) ? "\n" : "") + head.line() + "\n";
            Files.writeString(
                    file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("the heads file cannot be written: " + file, e);
        }
        return head;
    }

    private static boolean endsWithinALine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    }
}
