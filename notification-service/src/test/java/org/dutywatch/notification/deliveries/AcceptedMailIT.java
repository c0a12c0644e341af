package org.dutywatch.notification.deliveries;

import static org.awaitility.Awaitility.await;
import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.OwnerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database fails right after the mail server has accepted a mail. */
@QuarkusTest
class AcceptedMailIT extends OnRealServers {
    private static final String OUT_OF_CONNECTIONS = "53300";
    private static final String A_BUG = "P0001";

    @AfterEach
    void endFaults() {
        OwnerDatabase.execute("drop function if exists fault() cascade", "drop sequence if exists fault_count");
    }

    @Test
    void shouldMailOnceWhenTheDatabaseFailsForAWhile() {
        publishEmployee("F101", "Officer Once", "F010");
        failUpdates(
                "delivery", "new.address = '" + mailOf("F010") + "' and new.status = 'SENT'", 3, OUT_OF_CONNECTIONS);
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("F101");

        publish(finding);

        await("recorded").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SENT"));
        assertEquals("TOLD/MAIL/SUPERVISOR", noticeStates(finding));
        assertEquals(1, TestMailServer.receivedBy(mailOf("F010")).size());
    }

    @Test
    void shouldMailOnceWhenTheNoticeCannotBeUpdatedAtFirst() {
        publishEmployee("F201", "Officer Bug", "F020");
        failUpdates("notice", "new.employee_id = 'F201' and new.state = 'TOLD'", 3, A_BUG);
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("F201");

        publish(finding);

        await("recorded").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SENT"));
        assertEquals("TOLD/MAIL/SUPERVISOR", noticeStates(finding));
        assertEquals(1, TestMailServer.receivedBy(mailOf("F020")).size());
    }

    @Test
    void shouldRepeatTheMailOnlyOnceWhenTheAcceptanceCanNeverBeRecorded() {
        publishEmployee("F301", "Officer Twice", "F030");
        String accepted = "(new.status = 'SENT' or new.accepted_at is not null)";
        failUpdates("delivery", "new.address = '" + mailOf("F030") + "' and " + accepted, Integer.MAX_VALUE, A_BUG);
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("F301");

        publish(finding);

        await("the administrators are notified")
                .atMost(SOON)
                .until(() -> noticeStates(finding).equals("UNDELIVERABLE/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
        assertEquals(2, TestMailServer.receivedBy(mailOf("F030")).size());
        String error = text("select last_error from delivery where address = ?", mailOf("F030"));
        assertTrue(error.startsWith("it is not known whether the mail server accepted it"), error);
    }

    /** Makes the first updates of the table that meet the condition fail with this SQLSTATE. */
    private void failUpdates(String table, String condition, int times, String state) {
        OwnerDatabase.execute(
                "create sequence fault_count",
                "create function fault() returns trigger language plpgsql as '"
                        + " begin if nextval(''fault_count'') <= " + times + " then"
                        + " raise exception ''a fault of this test'' using errcode = ''" + state + "''; end if;"
                        + " return new; end'",
                "create trigger fault before update on " + table + " for each row when (" + condition
                        + ") execute function fault()");
    }
}
