package org.dutywatch.notification.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.ServiceJson;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingStatementTest {
    private static final ObjectMapper JSON = ServiceJson.mapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BAND_CROSSES_LIMIT | only the upper part of the band is above the limit
            RESTS_ON_TUNNELS | whether the limit is passed depends on encrypted connections, whose content the log \
            does not show
            CONTEXT_UNKNOWN | the low end of the band is above the limit, but pages of other sites may have loaded a \
            part of it, and the log does not show such pages
            ROSTER_UNKNOWN | the low end of the band is above the limit, but a part of the roster is not known
            NOTICE_LEVEL | the limit is not passed, but the low end of the band has reached the notice level of 90 min
            A_LATER_REASON | the evidence is not sufficient for an alert
            """)
    void shouldSayWhyAPersonShouldReviewTheFinding(String why, String reason) throws IOException {
        Finding finding = read(example("opened-per-week-notice").replace("NOTICE_LEVEL", why));

        assertEquals(reason + "; please review it", FindingStatement.whyReviewed(finding));
    }

    @Test
    void shouldGiveNoFurtherReasonWhenTheFindingHasNone() throws IOException {
        assertEquals(
                "the evidence is not sufficient for an alert; please review it",
                FindingStatement.whyReviewed(read(example("opened-review"))));
    }

    @Test
    void shouldSayThatTheFactsDoNotSupportAWithdrawnFinding() throws IOException {
        assertEquals(
                "Withdrawn: the facts known now do not support this finding.",
                FindingStatement.of(read(example("withdrawn"))));
    }

    private static String example(String name) {
        return Contract.read(ComplianceEventFixtures.COMPLIANCE
                .resolve(Finding.TOPIC + ".examples")
                .resolve(name + ".json"));
    }

    private static Finding read(String json) throws IOException {
        return JSON.readerFor(Finding.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(json);
    }
}
