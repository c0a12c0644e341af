package org.dutywatch.compliance.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.evaluation.domain.ExclusionReason;
import org.dutywatch.compliance.explanation.Explanation.Excluded;
import org.dutywatch.compliance.explanation.Explanation.SiteTold;
import org.dutywatch.compliance.explanation.Explanation.Span;
import org.dutywatch.compliance.explanation.timeline.Fill;
import org.dutywatch.compliance.explanation.timeline.Timeline;
import org.dutywatch.compliance.explanation.timeline.Timeline.Bar;
import org.dutywatch.compliance.explanation.timeline.Timeline.Lane;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Turns an explanation into a timeline with one lane each for duty, counted time, every site, and excluded time. */
final class DrawnExplanation {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Explanation explanation;
    private final ZoneId zone;

    private DrawnExplanation(Explanation explanation, ZoneId zone) {
        this.explanation = explanation;
        this.zone = zone;
    }

    static Timeline of(Explanation explanation, ZoneId zone) {
        return new DrawnExplanation(explanation, zone).timeline();
    }

    private Timeline timeline() {
        var shift = explanation.shift();
        Interval worked = shift.worked();
        List<Lane> lanes = new ArrayList<>();
        lanes.add(duty());
        lanes.add(new Lane(
                "counts",
                bars(Span.of(counted()), Fill.COUNTED).toList(),
                explanation.minutes().point() + " min"));
        explanation.sites().forEach(site -> lanes.add(site(site)));
        lanes.add(leftOut());
        String title = "Shift of " + explanation.employeeId() + ", " + moment(worked.start()) + " to "
                + moment(worked.end()) + " (" + shift.kind() + ")";
        return new Timeline(title, description(), worked, zone, lanes, caption());
    }

    private IntervalSet counted() {
        var attention = explanation.attention().stream()
                .map(one -> new Interval(one.start(), one.end()))
                .toList();
        var exempt = explanation.exemptions().stream()
                .map(span -> new Interval(span.start(), span.end()))
                .toList();
        return IntervalSet.of(attention).subtract(IntervalSet.of(exempt));
    }

    private Lane duty() {
        Stream<Bar> duty = bars(explanation.duty(), Fill.DUTY);
        Stream<Bar> breaks = bars(explanation.breaks(), Fill.BREAK);
        Stream<Bar> leave = bars(explanation.leave(), Fill.LEAVE);
        Stream<Bar> exempt = bars(explanation.exemptions(), Fill.EXEMPT);
        return new Lane(
                "duty",
                Stream.of(duty, breaks, leave, exempt).flatMap(each -> each).toList(),
                "");
    }

    private Lane site(SiteTold site) {
        return new Lane(site.site(), bars(site.intervals(), Fill.SITE).toList(), site.minutes() + " min");
    }

    private Lane leftOut() {
        return new Lane(
                "left out",
                explanation.excluded().stream()
                        .flatMap(one -> one.intervals().stream().map(span -> bar(span, fill(one.reason()), one.why())))
                        .toList(),
                "");
    }

    private static Fill fill(ExclusionReason reason) {
        return Stream.of(Fill.values())
                .filter(fill -> fill.name().equals(reason.name()))
                .findFirst()
                .orElse(Fill.OTHER);
    }

    private Stream<Bar> bars(List<Span> spans, Fill fill) {
        return spans.stream().map(span -> bar(span, fill, fill.words()));
    }

    private Bar bar(Span span, Fill fill, String words) {
        return new Bar(
                new Interval(span.start(), span.end()),
                fill,
                time(span.start()) + " to " + time(span.end()) + ": " + words);
    }

    private List<String> caption() {
        var figures = explanation.minutes();
        BigDecimal limit = explanation.limitMinutes();
        List<String> lines = new ArrayList<>();
        lines.add("Estimate " + figures.point() + " on-duty minutes; band " + figures.low() + " to " + figures.high()
                + "; " + (limit == null ? "no limit was approved." : "limit " + limit + " per shift."));
        if (!explanation.excluded().isEmpty()) {
            lines.add("Left out: " + excluded() + " (minutes; reasons may overlap)."
                    + " Time off duty, in breaks and on leave is summed and not drawn.");
        }
        var confidence = explanation.confidence();
        if (confidence != null) {
            lines.add("Evidence " + confidence.evidence() + ": " + confidence.meaning());
        }
        lines.add("Not known: " + String.join(" ", explanation.notKnown()));
        var versions = explanation.versions();
        lines.add("Profile " + versions.profile() + ", catalogue " + versions.catalogue() + ", "
                + (versions.policy() == null ? "no policy" : versions.policy())
                + (versions.rosterRecordedAt() == null ? "" : ", roster as recorded " + versions.rosterRecordedAt())
                + ".");
        return lines;
    }

    private String excluded() {
        return explanation.excluded().stream().map(DrawnExplanation::words).collect(Collectors.joining(", "));
    }

    private static String words(Excluded one) {
        return one.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.minutes();
    }

    private String description() {
        return explanation.statement() + " On duty " + times(explanation.duty()) + ". Breaks "
                + times(explanation.breaks()) + ". Leave " + times(explanation.leave()) + ". Official business "
                + times(explanation.exemptions()) + ". What counts: "
                + times(Span.of(counted()))
                + ". " + explanation.sites().stream().map(this::words).collect(Collectors.joining()) + "Left out: "
                + (explanation.excluded().isEmpty() ? "nothing" : excluded()) + ".";
    }

    private String words(SiteTold site) {
        return site.site() + ": " + site.minutes() + " minutes, " + times(site.intervals()) + ". ";
    }

    private String times(List<Span> spans) {
        return spans.isEmpty()
                ? "none"
                : spans.stream()
                        .map(span -> time(span.start()) + " to " + time(span.end()))
                        .collect(Collectors.joining(", "));
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(zone));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
