package org.dutywatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.simulator.reading.ReadLog;
import org.dutywatch.simulator.score.DutywatchMethod;
import org.dutywatch.simulator.score.MinutesMethod.MethodResult;
import org.dutywatch.simulator.world.LogLine;
import org.dutywatch.simulator.world.LogLine.LogDetail;
import org.dutywatch.simulator.world.SimulatedDuty;
import org.dutywatch.simulator.world.SimulatedDuty.MillisInterval;
import org.dutywatch.simulator.world.SimulatedShift;
import org.dutywatch.simulator.world.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What any page or app requests, again and again for a whole shift, with nobody at a site: it accuses nobody. */
class LookAlikesTest {
    private static final int LIMIT = 10;
    private static final long START = Instant.parse("2026-11-10T14:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @CsvSource({
        "reactjs.org, /docs, text/html",
        "t.co, /abc, text/html",
        "media.licdn.com, /dms/image/1.jpg, image/jpeg",
        "static.licdn.com, /sc/h/1.js, application/javascript",
        "groups.com, /, text/html",
        "facebook.com.evil.example, /, text/html",
        "graph.facebook.com, /v19.0/me, application/json",
        "connect.facebook.net, /en_US/sdk.js, application/javascript",
        "www.facebook.com, /tr?id=1, image/gif",
        "www.facebook.com, /plugins/page.php, text/html",
        "www.youtube.com, /embed/abc, text/html",
        "accounts.google.com, /signin, text/html",
        "accounts.youtube.com, /accounts/SetSID, text/html",
        "rr3---sn-p5qlsn7l.googlevideo.com, /videoplayback, video/mp4",
        "platform.twitter.com, /embed/Tweet.html, text/html",
        "discord.com, /api/webhooks/1/x, application/json",
        "edge-chat.facebook.com, /pull, application/json",
        "jqwik.github.io, /docs, text/html"
    })
    void shouldMakeNoAlertOfWhatOtherPagesAndAppsRequest(String host, String path, String type) {
        MethodResult result =
                new DutywatchMethod(EstimatorProfiles.V2, LIMIT).compute(new ReadLog().read(shift(host, path, type)));

        assertThat(result.low()).as("low figure, minutes").isZero();
        assertThat(result.alert()).as("alert").isFalse();
    }

    private static SimulatedShift shift(String host, String path, String type) {
        List<LogLine> lines = new ArrayList<>();
        for (long at = START; at < START + 8 * HOUR; at += 40_000 + at % 37_000) {
            lines.add(new LogLine(
                    LogDetail.REQUEST,
                    at,
                    at + 120,
                    "10.9.4.21",
                    "ada",
                    "GET",
                    host,
                    path,
                    false,
                    200,
                    48_000,
                    type,
                    "ada"));
        }
        SimulatedDuty duty = new SimulatedDuty(new MillisInterval(START, START + 8 * HOUR), List.of(), List.of());
        return new SimulatedShift(World.all().get(0), "ada", "none", duty, List.of(), lines, List.of());
    }
}
