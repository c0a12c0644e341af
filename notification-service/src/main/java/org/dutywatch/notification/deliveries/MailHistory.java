package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mails of one notice, whatever their status.
 *
 * @param mails the oldest first
 */
record MailHistory(List<PastMail> mails) {
    /** The history of a notice that is not saved yet. */
    static final MailHistory EMPTY = new MailHistory(List.of());

    /**
     * One mail; public, because Jdbi creates it.
     *
     * @param told the revision of the finding that it reported, as JSON
     * @param sentAt when the mail server accepted it; null before
     */
    public record PastMail(
            UUID deliveryId,
            String address,
            @Nullable String told,
            @Nullable Instant sentAt) {}

    /** Returns every address that a mail was enqueued for; the oldest first. */
    List<String> addresses() {
        return mails.stream().map(PastMail::address).distinct().toList();
    }

    boolean anySent() {
        return mails.stream().anyMatch(mail -> mail.sentAt() != null);
    }

    Optional<PastMail> firstSent(String address) {
        return sent(address).min(Comparator.comparing(MailHistory::sentAt));
    }

    Optional<PastMail> lastSent(String address) {
        return sent(address).max(Comparator.comparing(MailHistory::sentAt));
    }

    /** Returns the last one to any address. */
    Optional<PastMail> lastSent() {
        return mails.stream().filter(mail -> mail.sentAt() != null).max(Comparator.comparing(MailHistory::sentAt));
    }

    private static Instant sentAt(PastMail sent) {
        return requireNonNull(sent.sentAt());
    }

    private Stream<PastMail> sent(String address) {
        return mails.stream()
                .filter(mail -> mail.sentAt() != null && mail.address().equals(address));
    }
}
