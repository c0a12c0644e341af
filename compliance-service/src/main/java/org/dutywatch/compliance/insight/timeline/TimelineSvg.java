package org.dutywatch.compliance.insight.timeline;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutywatch.compliance.insight.timeline.Timeline.Bar;
import org.dutywatch.compliance.insight.timeline.Timeline.Lane;
import org.dutywatch.compliance.model.time.Interval;

/** Draws a timeline as SVG 1.1 without scripts, style sheets or external resources. Every text is escaped. */
public final class TimelineSvg {
    private static final int WIDTH = 1100;
    private static final int CHART_LEFT = 170;
    private static final int CHART_RIGHT = 1000;
    private static final int CHART_TOP = 108;
    private static final int LANE_HEIGHT = 28;
    private static final int BAR_HEIGHT = 16;
    private static final int LINE_HEIGHT = 19;
    private static final double MIN_BAR_WIDTH = 1.5;

    /** The number of characters at font size 13 that fit into a line. */
    private static final int LINE_LENGTH = 150;

    private static final String BOLD = " font-weight=\"bold\"";

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final Timeline timeline;
    private final StringBuilder svg = new StringBuilder();
    private final Set<Fill> used = EnumSet.noneOf(Fill.class);

    private TimelineSvg(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The SVG document. Equal timelines give equal texts. */
    public static String of(Timeline timeline) {
        return new TimelineSvg(timeline).draw();
    }

    private String draw() {
        timeline.lanes().forEach(lane -> lane.bars().forEach(bar -> used.add(bar.fill())));
        List<String> caption =
                timeline.caption().stream().flatMap(line -> wrap(line).stream()).toList();
        int lanesEnd = CHART_TOP + timeline.lanes().size() * LANE_HEIGHT;
        int legend = lanesEnd + 34;
        int captionTop = legend + (used.size() + 1) / 2 * LINE_HEIGHT + 16;
        int height = captionTop + caption.size() * LINE_HEIGHT + 8;
        open(height);
        text(20, 32, "font-size=\"18\"" + BOLD, timeline.title());
        axis(lanesEnd);
        for (int i = 0; i < timeline.lanes().size(); i++) {
            lane(timeline.lanes().get(i), CHART_TOP + i * LANE_HEIGHT);
        }
        legend(legend);
        for (int i = 0; i < caption.size(); i++) {
            text(20, captionTop + i * LINE_HEIGHT, "font-size=\"13\"" + (i == 0 ? BOLD : ""), caption.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private void open(int height) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"")
                .append(WIDTH)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(WIDTH + " " + height)
                .append(
                        "\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"DejaVu Sans, Arial, sans-serif\">\n")
                .append("<title id=\"title\">")
                .append(escape(timeline.title()))
                .append("</title>\n<desc id=\"desc\">")
                .append(escape(timeline.description()))
                .append("</desc>\n<defs>");
        used.forEach(fill -> svg.append(fill.definition()));
        svg.append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    /** Draws a line at every whole local hour. At a clock change the labels jump but the distances stay the same. */
    private void axis(int bottom) {
        text(20, CHART_TOP - 50, "font-size=\"12\"", "Time: " + zoneName());
        Instant end = timeline.span().end();
        ZonedDateTime hour = timeline.span().start().atZone(timeline.zone()).truncatedTo(ChronoUnit.HOURS);
        String day = "";
        for (; !hour.toInstant().isAfter(end); hour = hour.plusHours(1)) {
            if (hour.toInstant().isBefore(timeline.span().start())) {
                continue;
            }
            double x = x(hour.toInstant());
            svg.append("<path d=\"M")
                    .append(number(x))
                    .append(' ')
                    .append(CHART_TOP - 8)
                    .append('V')
                    .append(bottom);
            svg.append("\" stroke=\"#b0b0b0\" stroke-dasharray=\"2 3\"/>\n");
            text(x, CHART_TOP - 12, "font-size=\"11\" text-anchor=\"middle\"", HOUR.format(hour));
            if (!day.equals(DAY.format(hour))) {
                day = DAY.format(hour);
                text(x, CHART_TOP - 28, "font-size=\"11\" text-anchor=\"middle\"", day);
            }
        }
    }

    private String zoneName() {
        return timeline.zone().getId().equals("UTC") || timeline.zone().getId().equals("Z")
                ? "UTC"
                : timeline.zone().getId() + " (" + timeline.zone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                        + ")";
    }

    private void lane(Lane lane, int top) {
        int barTop = top + (LANE_HEIGHT - BAR_HEIGHT) / 2;
        text(CHART_LEFT - 12, barTop + 12, "font-size=\"13\" text-anchor=\"end\"", truncated(lane.label()));
        svg.append("<path d=\"M" + CHART_LEFT + " ").append(top + LANE_HEIGHT);
        svg.append("H" + CHART_RIGHT + "\" stroke=\"#d0d0d0\"/>\n");
        lane.bars().forEach(bar -> bar(bar, barTop));
        text(CHART_RIGHT + 12, barTop + 12, "font-size=\"13\"", lane.note());
    }

    private void bar(Bar bar, int top) {
        Interval shown = timeline.span();
        if (!bar.time().overlaps(shown)) {
            return;
        }
        double from = Math.max(CHART_LEFT, x(bar.time().start()));
        double to = Math.min(CHART_RIGHT, x(bar.time().end()));
        rect(from, top, Math.max(MIN_BAR_WIDTH, to - from), bar.fill());
        svg.append("<title>").append(escape(bar.tooltip())).append("</title></rect>\n");
    }

    private void rect(double x, int y, double width, Fill fill) {
        svg.append("<rect x=\"").append(number(x)).append("\" y=\"").append(y);
        svg.append("\" width=\"").append(number(width)).append("\" height=\"" + BAR_HEIGHT + "\" fill=\"");
        svg.append(fill.paint()).append("\" stroke=\"#000000\" stroke-width=\"0.8\">");
    }

    private void legend(int top) {
        int index = 0;
        for (Fill fill : used) {
            int x = index % 2 == 0 ? 20 : WIDTH / 2;
            int y = top + index / 2 * LINE_HEIGHT;
            rect(x, y - 12, 30, fill);
            svg.append("</rect>\n");
            text(x + 40, y, "font-size=\"12\"", fill.meaning());
            index++;
        }
    }

    private void text(double x, int y, String style, String text) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(y).append("\" ");
        svg.append(style).append('>').append(escape(text)).append("</text>\n");
    }

    private double x(Instant moment) {
        double whole = timeline.span().length().toMillis();
        double part = timeline.span().start().until(moment, ChronoUnit.MILLIS);
        return CHART_LEFT + (CHART_RIGHT - CHART_LEFT) * part / whole;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String truncated(String label) {
        return label.length() <= 20 ? label : label.substring(0, 19) + "…";
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_LENGTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Escapes a text. XML 1.0 does not allow most control characters, not even escaped: they become spaces. */
    private static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isXml(c) ? c : ' ');
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
