package org.dutywatch.notification.mail;

import java.util.List;

/** The content of a mail; its text and its HTML version are rendered from the same content. */
public record NoticeText(
        String subject,
        String title,
        String summary,
        List<String> paragraphs,
        List<Fact> facts,
        List<Section> sections,
        List<Link> links,
        String footer) {
    /** One labelled line of the table of facts. */
    public record Fact(String label, String value) {}

    /** A list with a heading. */
    public record Section(String heading, List<String> lines) {}

    /** A link at the end of the mail. */
    public record Link(String label, String url) {}
}
