package org.dutywatch.notification.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.notification.mail.domain.MailFailure;
import org.dutywatch.notification.mail.domain.SmtpReply;
import org.dutywatch.notification.settings.NotificationConfig;

/** Sends mails by SMTP, and separates a wrong address from all other failures. */
@ApplicationScoped
public class SmtpSender {
    /** Shorter than the claim of a delivery, so that no other worker sends the same mail meanwhile. */
    public static final Duration LONGEST_SEND = Duration.ofSeconds(20);

    /** What the mail client calls the refusals of RCPT, of DATA, and of the mail. */
    private static final List<String> AFTER_RCPT =
            List.of("recipient address not accepted", "DATA command not accepted", "sending data failed");

    private final ReactiveMailer mailer;
    private final NotificationConfig config;

    /**
     * All mails are sent on this one context. On any other thread the mail client opens its connection on one event loop and
     * reads from it on another: the greeting of a server that is near arrives before it is read, and the mail waits
     * for {@link #LONGEST_SEND}.
     */
    private final Context context;

    SmtpSender(ReactiveMailer mailer, NotificationConfig config, Vertx vertx) {
        this.mailer = mailer;
        this.config = config;
        this.context = vertx.getOrCreateContext();
    }

    /** Sends and waits for the mail server, at most {@link #LONGEST_SEND}. Failures are returned, not thrown. */
    public MailOutcome send(RenderedMail rendered) {
        if (!isAddress(rendered.envelope().to())) {
            return new MailOutcome.AddressRefused("not a mail address");
        }
        try {
            Mail mail = toMail(rendered);
            Uni.createFrom()
                    .deferred(() -> mailer.send(mail))
                    .runSubscriptionOn(task -> context.runOnContext(unused -> task.run()))
                    .await()
                    .atMost(LONGEST_SEND);
            return new MailOutcome.Accepted();
        } catch (RuntimeException e) {
            return classify(e);
        }
    }

    /**
     * Returns whether the mail client will accept the address. Checked here, because the client's own exception does
     * not say whether the recipient or the sender is wrong.
     */
    private static boolean isAddress(String text) {
        try {
            return !new EmailAddress(text).getEmail().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Mail toMail(RenderedMail rendered) {
        var envelope = rendered.envelope();
        Mail mail = Mail.withText(envelope.to(), rendered.subject(), rendered.text())
                .setHtml(rendered.html())
                .setFrom(config.from())
                .addHeader("Message-ID", messageId(envelope.deliveryId()))
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader(envelope.about().header(), envelope.aboutId().toString());
        if (envelope.inReplyTo() != null) {
            String first = messageId(envelope.inReplyTo());
            mail.addHeader("In-Reply-To", first).addHeader("References", first);
        }
        return mail;
    }

    private String messageId(UUID deliveryId) {
        String from = config.from();
        return "<" + deliveryId + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }

    private static MailOutcome classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return classify(smtp);
            }
        }
        return new MailOutcome.NotAccepted(Failures.describe(failure), MailFailure.TEMPORARY);
    }

    private static MailOutcome classify(SMTPException refusal) {
        // Not its EnhancedStatus: all exceptions share these constants, and each new exception overwrites their detail.
        SmtpReply reply = new SmtpReply(refusal.getReplyCode(), refusal.getReplyMessages(), isAfterRcpt(refusal));
        return reply.refusesAddress()
                ? new MailOutcome.AddressRefused(describe(refusal))
                : new MailOutcome.NotAccepted(describe(refusal), reply.failure());
    }

    private static boolean isAfterRcpt(SMTPException refusal) {
        return AFTER_RCPT.stream().anyMatch(String.valueOf(refusal.getMessage())::startsWith);
    }

    private static String describe(SMTPException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
