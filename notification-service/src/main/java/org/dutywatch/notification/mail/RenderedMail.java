package org.dutywatch.notification.mail;

/** One mail, ready to send, as text and as HTML. */
public record RenderedMail(MailEnvelope envelope, String subject, String text, String html) {}
