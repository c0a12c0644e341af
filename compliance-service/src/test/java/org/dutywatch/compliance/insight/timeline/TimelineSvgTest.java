package org.dutywatch.compliance.insight.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dutywatch.compliance.insight.timeline.Timeline.Bar;
import org.dutywatch.compliance.insight.timeline.Timeline.Lane;
import org.dutywatch.compliance.model.time.Interval;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TimelineSvgTest {
    private static final Interval SPAN = Interval.of(Instant.parse("2026-11-06T12:00:00Z"), Duration.ofHours(4));

    @Test
    void shouldEscapeEveryText() throws Exception {
        String nasty = "</title><script>alert(\"1\")</script>&'\u0000\u0007";

        String svg = TimelineSvg.of(timeline(SPAN, "UTC", nasty));

        assertThat(svg).doesNotContain("<script", "\u0000", "\u0007");
        assertThat(parsed(svg).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("</title><script>alert(\"1\")</script>&'  ");
    }

    @Test
    void shouldReferToNoExternalResource() {
        String svg = TimelineSvg.of(timeline(SPAN, "UTC", "facebook"));

        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "href", "<style", "<image", "<foreignObject", " on");
    }

    @Test
    void shouldHaveTitleAndDescriptionForScreenReaders() throws Exception {
        var root = parsed(TimelineSvg.of(timeline(SPAN, "UTC", "facebook"))).getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("all of it in words");
    }

    @Test
    void shouldLabelWholeLocalHoursAndNameTheZone() {
        assertThat(TimelineSvg.of(timeline(SPAN, "UTC", "x"))).contains(">12:00<", ">16:00<", "Time: UTC");
        assertThat(TimelineSvg.of(timeline(SPAN, "America/Chicago", "x")))
                .contains(">06:00<", ">10:00<", "America/Chicago", "Fri 6 Nov");
        assertThat(TimelineSvg.of(timeline(SPAN, "Asia/Kolkata", "x")))
                .contains(">18:00<")
                .doesNotContain("17:00<");
    }

    @Test
    void shouldDrawTheRepeatedHourTwiceWhenTheClockGoesBack() {
        var night = Interval.of(Instant.parse("2026-11-01T05:00:00Z"), Duration.ofHours(4));

        String svg = TimelineSvg.of(timeline(night, "America/Chicago", "x"));

        assertThat(svg.split(">01:00<", -1)).hasSize(3);
    }

    @Test
    void shouldClipBarsToTheShift() {
        var wide = new Bar(SPAN.widened(Duration.ofHours(1)), Fill.SITE, "wide");
        var outside = new Bar(Interval.of(SPAN.end().plusSeconds(60), Duration.ofHours(1)), Fill.SITE, "elsewhere");
        var lanes = List.of(new Lane("facebook", List.of(wide, outside), ""));

        String svg = TimelineSvg.of(new Timeline("t", "d", SPAN, ZoneId.of("UTC"), lanes, List.of()));

        assertThat(svg).contains("x=\"170.0\"", "width=\"830.0\"").doesNotContain("elsewhere");
    }

    @Test
    void shouldListOnlyUsedFillsInTheLegend() {
        String svg = TimelineSvg.of(timeline(SPAN, "UTC", "x"));

        assertThat(svg).contains(Fill.BREAK.meaning(), "id=\"fill-break\"").doesNotContain(Fill.DENIED.meaning());
    }

    @Test
    void shouldDrawEveryFillDifferently() {
        assertThat(Stream.of(Fill.values())
                        .map(fill -> fill.paint() + fill.definition().replace(fill.name(), "")))
                .doesNotHaveDuplicates();
    }

    private static Timeline timeline(Interval span, String zone, String text) {
        var lane = new Lane(
                text, List.of(new Bar(Interval.of(span.start(), Duration.ofHours(1)), Fill.BREAK, text)), text);
        return new Timeline(text, "all of it in words", span, ZoneId.of(zone), List.of(lane), List.of(text));
    }

    private static Document parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
