package org.dutywatch.compliance.insight.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedExclusion;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSite;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.insight.timeline.Fill;
import org.dutywatch.compliance.insight.timeline.Timeline;
import org.dutywatch.compliance.insight.timeline.Timeline.Bar;
import org.dutywatch.compliance.insight.timeline.Timeline.Lane;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/** Turns an explanation into a timeline with one lane each for duty, counted time, every site, and excluded time. */
final class ExplanationTimeline {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Explanation explanation;
    private final ZoneId zone;

    private ExplanationTimeline(Explanation explanation, ZoneId zone) {
        this.explanation = explanation;
        this.zone = zone;
    }

    static Timeline of(Explanation explanation, ZoneId zone) {
        return new ExplanationTimeline(explanation, zone).timeline();
    }

    private Timeline timeline() {
        var shift = explanation.shift();
        Interval worked = shift.worked();
        List<Lane> lanes = new ArrayList<>();
        lanes.add(dutyLane());
        lanes.add(new Lane(
                "counts",
                bars(TimeSpan.of(counted()), Fill.COUNTED).toList(),
                explanation.minutes().point() + " min"));
        explanation.sites().forEach(site -> lanes.add(siteLane(site)));
        lanes.add(leftOutLane());
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

    private Lane dutyLane() {
        Stream<Bar> duty = bars(explanation.duty(), Fill.DUTY);
        Stream<Bar> breaks = bars(explanation.breaks(), Fill.BREAK);
        Stream<Bar> leave = bars(explanation.leave(), Fill.LEAVE);
        Stream<Bar> exempt = bars(explanation.exemptions(), Fill.EXEMPT);
        return new Lane(
                "duty",
                Stream.of(duty, breaks, leave, exempt).flatMap(each -> each).toList(),
                "");
    }

    private Lane siteLane(ExplainedSite site) {
        return new Lane(site.site(), bars(site.intervals(), Fill.SITE).toList(), site.minutes() + " min");
    }

    private Lane leftOutLane() {
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

    private Stream<Bar> bars(List<TimeSpan> spans, Fill fill) {
        return spans.stream().map(span -> bar(span, fill, fill.meaning()));
    }

    private Bar bar(TimeSpan span, Fill fill, String text) {
        return new Bar(
                new Interval(span.start(), span.end()),
                fill,
                time(span.start()) + " to " + time(span.end()) + ": " + text);
    }

    private List<String> caption() {
        var minutes = explanation.minutes();
        BigDecimal limit = explanation.limitMinutes();
        List<String> lines = new ArrayList<>();
        lines.add("Estimate " + minutes.point() + " on-duty minutes; band " + minutes.low() + " to " + minutes.high()
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
        return explanation.excluded().stream().map(ExplanationTimeline::text).collect(Collectors.joining(", "));
    }

    private static String text(ExplainedExclusion one) {
        return one.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.minutes();
    }

    private String description() {
        return explanation.statement() + " On duty " + times(explanation.duty()) + ". Breaks "
                + times(explanation.breaks()) + ". Leave " + times(explanation.leave()) + ". Official business "
                + times(explanation.exemptions()) + ". What counts: "
                + times(TimeSpan.of(counted()))
                + ". " + explanation.sites().stream().map(this::text).collect(Collectors.joining()) + "Left out: "
                + (explanation.excluded().isEmpty() ? "nothing" : excluded()) + ".";
    }

    private String text(ExplainedSite site) {
        return site.site() + ": " + site.minutes() + " minutes, " + times(site.intervals()) + ". ";
    }

    private String times(List<TimeSpan> spans) {
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
