package org.dutywatch.ingest.dryrun;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DryRunIT {
    private static final String SOURCE = "dry-run-squid";

    @Inject
    IngestFeed feed;

    @Test
    void shouldAnswerTheOutcomeOfEachLineAndCountNothing() {
        feed.registerSource(SOURCE);
        feed.employee("D1", 1, "ddry");
        String lines = String.join(
                "\n",
                SquidLines.facebookVisit("RIDGEMONT\\\\DDry"),
                SquidLines.unmonitored("ddry"),
                SquidLines.denied("ddry"),
                SquidLines.facebookVisit("dnobody"),
                SquidLines.JUNK);

        await("directory")
                .atMost(Duration.ofSeconds(30))
                .until(() -> "observed".equals(dryRun(lines).extract().path("items[0].outcome")));
        dryRun(lines)
                .body("items", hasSize(5))
                .body("items.outcome", contains("observed", "not_monitored", "denied", "unattributed", "malformed"))
                .body("items[0].observation.employee_id", equalTo("D1"))
                .body("items[3].reason", equalTo("unknown_user"));
        assertEquals(0, feed.source(SOURCE).getLong("lines"));
        assertEquals(0, feed.observationsOf("D1").size());
    }

    @Test
    void shouldShowTheTimesWhenTheUnmonitoredPageIsInALaterLine() {
        feed.registerSource(SOURCE);
        feed.employee("D2", 1, "dnumbers");
        String lines = SquidLines.visit("dnumbers", "https://www.facebook.com/story/41") + " \"https://a.example/\"\n"
                + SquidLines.visit("dnumbers", "https://x.com/i/api/graphql/a1/CreateTweet")
                        .replace(" GET ", " POST ")
                + "\n" + SquidLines.denied("dnumbers") + "\n"
                + SquidLines.visit("dnumbers", "https://www.dailynews.example/").replace("    250 ", "   6250 ");

        await("directory")
                .atMost(Duration.ofSeconds(30))
                .until(() -> "observed".equals(dryRun(lines).extract().path("items[0].outcome")));
        dryRun(lines)
                .body("items[0].observation.document", equalTo(true))
                .body("items[0].observation.since_page_elsewhere_ms", equalTo(3_000))
                .body("items[1].observation.posting", equalTo(true))
                .body("items[2].outcome", equalTo("denied"))
                .body("items[2].observation.denied", equalTo(true));
        assertEquals(0, feed.observationsOf("D2").size());
    }

    @Test
    void shouldRefuseWhenTheTextIsTooLong() {
        feed.registerSource(SOURCE);

        dryRun("x".repeat(1024 * 1024 + 1)).statusCode(413);
    }

    private static ValidatableResponse dryRun(String lines) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/plain")
                .body(lines)
                .post("/api/v1/sources/" + SOURCE + "/dry-run")
                .then();
    }
}
