package org.dutywatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutywatch.local.component.MailServer.Mail;

/** Describes the results of the sample log in words. */
final class DemoReport {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT).withZone(ZoneId.of("America/Chicago"));
    private static final Map<String, String> REASONS = Map.of(
            "EMBED", "buttons and players embedded in other sites",
            "POLLING", "automatic requests of an open page",
            "WEAK", "too little traffic to show use",
            "OFF_DUTY", "off duty",
            "BREAK", "duty-free break",
            "EXEMPT", "approved official business");

    private final JsonNode source;
    private final List<JsonNode> minutes = new ArrayList<>();
    private final JsonNode findings;

    DemoReport(JsonNode source, JsonNode minutes, JsonNode findings) {
        this.source = source;
        minutes.forEach(this.minutes::add);
        this.minutes.sort(Comparator.comparing(row -> row.path("employee_id").asText()));
        this.findings = findings;
    }

    String text() {
        var text = new StringBuilder("\n");
        appendLines(text);
        appendMinutes(text);
        appendFindings(text);
        return text.toString();
    }

    String mail(Mail mail, int arrivedNow) {
        String heading = arrivedNow > 0
                ? "The mail that the supervisor received"
                : "The mail that the supervisor received earlier; feeding the same log again sends no second mail";
        return heading + "\n"
                + indented("Subject: " + mail.subject() + "\n\n" + MailText.of(mail.mimeMessage()), "  | ");
    }

    /** Describes the record of an administrator's request that was refused. */
    static String refusal(JsonNode auditRecord) {
        return """
                A look that was refused
                  Professional standards alone asked for the minutes of an officer by name: that takes two people.
                  Record %s of the audit trail: %s %s %s %s, from %s
                """.formatted(
                        auditRecord.path("seq").asText(),
                        auditRecord.path("at").asText(),
                        auditRecord.path("actor").asText(),
                        auditRecord.path("outcome").asText(),
                        auditRecord.path("subject").asText().replaceAll("\\?.*", ""),
                        auditRecord.path("client_address").asText());
    }

    /** Returns employee, shift and the three figures of each row: the part that must be the same on every run. */
    static List<String> figures(JsonNode minutes) {
        List<String> figures = new ArrayList<>();
        for (JsonNode row : minutes) {
            figures.add(String.join(
                    " ",
                    row.path("employee_id").asText(),
                    row.path("shift_start").asText(),
                    number(row, "minutes_low"),
                    number(row, "minutes"),
                    number(row, "minutes_high")));
        }
        return figures;
    }

    private void appendLines(StringBuilder text) {
        text.append("Log lines read from source ")
                .append(source.path("id").asText())
                .append("\n");
        text.append(String.format("  %7d lines in all%n", source.path("lines").asLong()));
        source.path("outcomes")
                .fields()
                .forEachRemaining(outcome -> text.append(String.format(
                        "  %7d %s%s%n",
                        outcome.getValue().asLong(), outcome.getKey().replace('_', ' '), reasons(outcome.getKey()))));
    }

    private String reasons(String outcome) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode reason : source.path("reasons")) {
            if (reason.path("outcome").asText().equals(outcome)) {
                reasons.add(
                        reason.path("reason").asText().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                + reason.path("lines").asLong());
            }
        }
        return reasons.isEmpty() || outcome.equals("observed") ? "" : " (" + String.join(", ", reasons) + ")";
    }

    private void appendMinutes(StringBuilder text) {
        text.append("\nOn-duty minutes per shift: low, best estimate, high\n");
        for (JsonNode row : minutes) {
            text.append(String.format(
                    "  %-5s %-22s %s to %s  %5s %5s %5s  %s%n",
                    row.path("employee_id").asText(),
                    row.path("name").asText(),
                    local(row.path("shift_start")),
                    local(row.path("shift_end")),
                    number(row, "minutes_low"),
                    number(row, "minutes"),
                    number(row, "minutes_high"),
                    sites(row)));
            for (JsonNode excluded : row.path("excluded")) {
                String reason = excluded.path("reason").asText();
                text.append(String.format(
                        Locale.ROOT,
                        "        left out %6.1f  %s%n",
                        excluded.path("minutes").asDouble(),
                        REASONS.getOrDefault(reason, reason)));
            }
        }
    }

    private void appendFindings(StringBuilder text) {
        text.append("\nFindings\n");
        for (JsonNode finding : findings) {
            text.append(String.format(
                    "  %s %s about %s, shift of %s: %s%n",
                    finding.path("tier").asText(),
                    finding.path("state").asText().toLowerCase(Locale.ROOT),
                    finding.path("employee_id").asText(),
                    local(finding.path("shift").path("start")),
                    finding.path("statement").asText()));
            finding.path("not_known")
                    .forEach(unknown -> text.append("        not known: ")
                            .append(unknown.asText())
                            .append("\n"));
        }
    }

    private static String sites(JsonNode row) {
        List<String> sites = new ArrayList<>();
        row.path("sites")
                .forEach(site -> sites.add(
                        site.path("site").asText() + " " + site.path("minutes").asText()));
        return String.join(", ", sites);
    }

    private static String number(JsonNode row, String field) {
        return String.format(Locale.ROOT, "%.1f", row.path(field).asDouble());
    }

    private static String local(JsonNode instant) {
        return LOCAL.format(Instant.parse(instant.asText()));
    }

    private static String indented(String text, String margin) {
        return text.strip().lines().map(line -> margin + line).collect(Collectors.joining("\n", "", "\n"));
    }
}
