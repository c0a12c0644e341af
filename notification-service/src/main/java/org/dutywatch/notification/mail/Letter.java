package org.dutywatch.notification.mail;

/** One mail, ready to go. */
public record Letter(NoticeMail.Envelope envelope, String subject, String text, String html) {}
