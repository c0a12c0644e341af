package org.dutywatch.compliance.insight.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.dutywatch.compliance.insight.timeline.TimelineSvg;

/** The HTTP response with an explanation as SVG. Its headers forbid the browser to run scripts or load anything. */
@ApplicationScoped
public class TimelinePicture {
    public static final String MEDIA_TYPE = "image/svg+xml";

    private final ZoneId zone;

    TimelinePicture(ZoneId zone) {
        this.zone = zone;
    }

    public Response of(Explanation explanation) {
        return Response.ok(TimelineSvg.of(ExplanationTimeline.of(explanation, zone)), MEDIA_TYPE + ";charset=UTF-8")
                .build();
    }
}
