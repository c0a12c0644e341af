package org.dutywatch.compliance.cases.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.measuring.minutes.ExcludedMinutes;
import org.dutywatch.compliance.measuring.minutes.SiteMinutes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingSnapshot;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingChangedContractTest {
    private static final Path CONTRACTS = Path.of("contracts");
    private static final Contract CONTRACT = new Contract(CONTRACTS, FindingChanged.TOPIC);
    private static final Path EXAMPLES = CONTRACTS.resolve(FindingChanged.TOPIC + ".examples");
    private static final ShiftKey SHIFT = new ShiftKey("E101", Instant.parse("2026-11-09T12:00:00Z"));

    private final ObjectMapper json = json();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldMatchItsSchemaWhenItIsAnExample(Path example) throws IOException {
        assertThat(CONTRACT.errorsIn(json.readTree(example.toFile()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadAndWriteTheSameWhenItIsAnExample(Path example) throws IOException {
        var event = json.readValue(example.toFile(), FindingChanged.class);

        JsonNode written = json.readTree(json.writeValueAsString(event));

        assertThat(comparable(written)).isEqualTo(comparable(json.readTree(example.toFile())));
    }

    @Test
    void shouldMatchTheExampleWhenAnAlertOpens() throws IOException {
        var event = FindingChanged.of(openedAlert(), FindingChangeKind.OPENED, ChangeCause.NEW_LINES);

        JsonNode written = json.readTree(json.writeValueAsString(event));

        assertThat(CONTRACT.errorsIn(written)).isEmpty();
        assertThat(comparable(written))
                .isEqualTo(comparable(
                        json.readTree(EXAMPLES.resolve("opened-alert.json").toFile())));
    }

    @Test
    void shouldMatchTheExampleWhenAWindowIsOverItsLimit() throws IOException {
        var event = FindingChanged.of(windowAlert(), FindingChangeKind.OPENED, ChangeCause.NEW_LINES);

        JsonNode written = json.readTree(json.writeValueAsString(event));

        assertThat(CONTRACT.errorsIn(written)).isEmpty();
        assertThat(comparable(written))
                .isEqualTo(comparable(
                        json.readTree(EXAMPLES.resolve("opened-per-window.json").toFile())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rule\": \"ON_DUTY_ACCESS_PER_SHIFT\"",
                "\"rule\": \"ON_DUTY_ACCESS_PER_WEEK\"",
                "\"terms\": {\"per\": \"WINDOW\"}",
                "\"clause\": \"IV.B\""
            })
    void shouldBreakTheContractWhenTheTermsDoNotFitTheRule(String change) throws IOException {
        var window = (ObjectNode)
                json.readTree(EXAMPLES.resolve("opened-per-window.json").toFile());
        window.setAll((ObjectNode) json.readTree("{" + change + "}"));

        assertThat(CONTRACT.errorsIn(window)).isNotEmpty();
    }

    private static Finding windowAlert() {
        var shift = openedAlert();
        var shiftEstimate = shift.snapshot().estimate();
        var estimate = new Estimate(
                shiftEstimate.shiftEnd(),
                shiftEstimate.kind(),
                minutes("12.4"),
                minutes("14.0"),
                minutes("16.3"),
                minutes("10"),
                null,
                new LimitContext(
                        LimitPeriod.WINDOW,
                        60,
                        Instant.parse("2026-11-09T14:02:11.120Z"),
                        Instant.parse("2026-11-09T15:02:11.120Z"),
                        minutes("5"),
                        List.of(),
                        List.of(),
                        null));
        var basis = shift.basis();
        return new Finding(
                FindingIds.of("P-7Q4M9X2K", Rule.ON_DUTY_ACCESS_PER_WINDOW, SHIFT.start()),
                Rule.ON_DUTY_ACCESS_PER_WINDOW,
                SHIFT.employeeId(),
                SHIFT.start(),
                new FindingSnapshot(1, Tier.ALERT, FindingState.OPEN, estimate),
                new Finding.Basis(
                        basis.confidence(),
                        basis.sites(),
                        basis.excluded(),
                        basis.profile(),
                        basis.catalogue(),
                        "policy-4",
                        basis.firstAccess(),
                        basis.lastAccess()),
                shift.openedAt(),
                shift.changedAt(),
                7);
    }

    @Test
    void shouldMatchTheExampleWhenPostingIsIndicated() throws IOException {
        var event = FindingChanged.of(raisedPosting(), FindingChangeKind.RAISED, ChangeCause.NEW_LINES);

        JsonNode written = json.readTree(json.writeValueAsString(event));

        assertThat(CONTRACT.errorsIn(written)).isEmpty();
        assertThat(comparable(written))
                .isEqualTo(comparable(json.readTree(
                        EXAMPLES.resolve("raised-possible-posting.json").toFile())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tier\": \"ALERT\"", "\"clause\": \"IV.C\"", "\"indications\": null"})
    void shouldBreakTheContractWhenAPostingFindingIsNotAReviewUnderItsClause(String change) throws IOException {
        var posting = (ObjectNode)
                json.readTree(EXAMPLES.resolve("opened-possible-posting.json").toFile());
        posting.setAll((ObjectNode) json.readTree("{" + change + "}"));

        assertThat(CONTRACT.errorsIn(posting)).isNotEmpty();
    }

    private static Finding raisedPosting() {
        var indications = new PostingIndications(
                3,
                List.of("facebook", "reddit"),
                Instant.parse("2026-11-09T14:31:20.480Z"),
                Instant.parse("2026-11-09T19:02:44.010Z"));
        var estimate = new Estimate(
                Instant.parse("2026-11-10T00:00:00Z"),
                ShiftKind.REGULAR,
                minutes("9.4"),
                minutes("12.5"),
                minutes("15.0"),
                Minutes.ZERO,
                indications);
        var basis = new Finding.Basis(
                "URL_USERNAME",
                List.of(),
                List.of(),
                "url-v2+tunnel-v2+flow-v2",
                "2026-11-01",
                "none",
                indications.first(),
                indications.last());
        return new Finding(
                FindingIds.of("P-7Q4M9X2K", Rule.POSSIBLE_POSTING_ON_DUTY, SHIFT.start()),
                Rule.POSSIBLE_POSTING_ON_DUTY,
                SHIFT.employeeId(),
                SHIFT.start(),
                new FindingSnapshot(2, Tier.REVIEW, FindingState.OPEN, estimate),
                basis,
                Instant.parse("2026-11-09T14:31:22.005Z"),
                Instant.parse("2026-11-09T19:02:46.300Z"),
                7);
    }

    private static Finding openedAlert() {
        var estimate = new Estimate(
                Instant.parse("2026-11-10T00:00:00Z"),
                ShiftKind.REGULAR,
                minutes("41.2"),
                minutes("46.5"),
                minutes("52.0"),
                minutes("30"));
        var basis = new Finding.Basis(
                "URL_USERNAME",
                List.of(
                        new SiteMinutes("facebook", new BigDecimal("34.5")),
                        new SiteMinutes("reddit", new BigDecimal("13.0"))),
                List.of(
                        new ExcludedMinutes(ExclusionReason.EMBED, new BigDecimal("2.5")),
                        new ExcludedMinutes(ExclusionReason.BREAK, new BigDecimal("11.0"))),
                "url-v2+tunnel-v2+flow-v2",
                "2026-11-01",
                "policy-1",
                Instant.parse("2026-11-09T14:02:11.120Z"),
                Instant.parse("2026-11-09T20:47:03.500Z"));
        return new Finding(
                FindingIds.of("P-7Q4M9X2K", Rule.ON_DUTY_ACCESS_PER_SHIFT, SHIFT.start()),
                Rule.ON_DUTY_ACCESS_PER_SHIFT,
                SHIFT.employeeId(),
                SHIFT.start(),
                new FindingSnapshot(1, Tier.ALERT, FindingState.OPEN, estimate),
                basis,
                Instant.parse("2026-11-09T20:47:05.018Z"),
                Instant.parse("2026-11-09T20:47:05.018Z"),
                7);
    }

    private static Minutes minutes(String text) {
        return Minutes.of(new BigDecimal(text));
    }

    /** The JSON with times normalised: zero milliseconds are left out. */
    private static String comparable(JsonNode event) {
        return event.toPrettyString().replaceAll("\\.000Z", "Z");
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
