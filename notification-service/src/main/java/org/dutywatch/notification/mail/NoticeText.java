package org.dutywatch.notification.mail;

import java.util.List;

/** What a mail says, before it is set as text or HTML; both say the same. */
public record NoticeText(
        String subject,
        String title,
        String summary,
        List<String> paragraphs,
        List<Fact> facts,
        List<Section> sections,
        List<Link> links,
        String footer) {
    /** A labelled line of the table. */
    public record Fact(String label, String value) {}

    /** A headed list. */
    public record Section(String heading, List<String> lines) {}

    /** Where to go next. */
    public record Link(String label, String url) {}
}
