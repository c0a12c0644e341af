package org.dutywatch.notification.routing;

import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.notification.duty.DutyChanged;
import org.dutywatch.notification.duty.StoreDuty;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.junit.jupiter.api.Test;

/** One batch has several messages about the same employee or finding. */
@QuarkusTest
class RouteBatchIT extends OnRealServers {
    private static final String NINTH = "2026-11-09T00:00:00Z";
    private static final String TENTH = "2026-11-10T00:00:00Z";
    private static final String ELEVENTH = "2026-11-11T00:00:00Z";

    @Inject
    RouteFinding routeFinding;

    @Inject
    StoreDuty storeDuty;

    @Inject
    ObjectMapper json;

    @Test
    void shouldKeepTheWindowsThatNoNewerOneCoversWhenABatchHasOlderAndRepeatedOnes() throws MalformedMessage {
        DutyChanged both = window(2, NINTH, ELEVENTH);

        storeDuty.store(List.of(both, window(1, NINTH, TENTH), both, window(3, TENTH, ELEVENTH)));

        assertEquals(
                "2 3",
                text("select string_agg(version::text, ' ' order by version) from duty_window"
                        + " where employee_id = 'K-101'"));
    }

    @Test
    void shouldMailTheLastRevisionWhenABatchHasSeveralOfOneFinding() throws MalformedMessage {
        publishEmployee("K-201", "Officer Revised", "K-020");
        publishEmployee("K-202", "Officer Other", "K-021");
        Finding first = finding(ComplianceEventFixtures.anAlertAbout("K-201"));
        Finding second = finding(ComplianceEventFixtures.anAlertAbout("K-201")
                .minutes(31, 36, 40)
                .revision(2, "EXEMPTION"));

        routeFinding.route(List.of(first, finding(ComplianceEventFixtures.anAlertAbout("K-202")), second, first));

        var mails = awaitMails(mailOf("K-020"), 1);
        awaitMails(mailOf("K-021"), 1);
        assertTrue(TestMailServer.textOf(mails.get(0)).contains("stimated 36 min (band 31 to 40)"));
        assertEquals("1", text("select count(*) from delivery where address = ?", mailOf("K-020")));
        assertEquals(
                "2 2", text("select revision || ' ' || corrected_revision from finding where employee_id = 'K-201'"));
    }

    private DutyChanged window(long version, String from, String to) throws MalformedMessage {
        return read(DutyChanged.class, ComplianceEventFixtures.dutyUnder("K-101", version, from, to, null));
    }

    private Finding finding(ComplianceEventFixtures finding) throws MalformedMessage {
        return read(Finding.class, finding.bytes());
    }

    private <T> T read(Class<T> type, byte[] value) throws MalformedMessage {
        return new JsonDecoder<>(json, type).decode(new ConsumerRecord<>("topic", 0, 0, "key", value));
    }
}
