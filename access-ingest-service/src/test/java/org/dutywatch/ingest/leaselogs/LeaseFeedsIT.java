package org.dutywatch.ingest.leaselogs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of DHCP and RADIUS servers and of log-ons say whose accesses are, also after the accesses were recorded. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LeaseFeedsIT {
    private static final String SOURCE = "lease-feeds-squid";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String CHIEF = TestTokens.of("chief", "chief");

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    /** Of one access of the first's device; the log that is late is of ten minutes before. */
    private final Instant accessAt =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));

    private final Instant lateAt = accessAt.minus(Duration.ofMinutes(10));
    private String address = "";
    private String first = "";
    private String second = "";

    @BeforeEach
    void registerPersonsAndTheirDevices() {
        int number = NUMBER.incrementAndGet();
        address = "10.91.1." + number;
        first = "F" + number + "A";
        second = "F" + number + "B";
        feed.registerSource(SOURCE, "username", "lease");
        feed.employee(first, 1, userName(first));
        feed.employee(second, 1, userName(second));
        feed.awaitReason(SOURCE, userName(first), "access");
        feed.awaitReason(SOURCE, userName(second), "access");
        importDevices(device(mac(1), "employee", first), device(mac(2), "employee", second))
                .body("rows.outcome", contains("added", "added"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dhcpd", "kea", "windows-dhcp"})
    void shouldMoveARecordedAccessWhenTheLogOfADhcpServerComesLate(String format) {
        String name = oneAccessOfTheFirst(format);

        shouldMoveTheAccessToTheSecond(name, granted(format, lateAt, mac(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"radius", "logon"})
    void shouldMoveARecordedAccessWhenALogOfSessionsComesLate(String format) {
        oneAccessOfTheFirst();

        shouldMoveTheAccessToTheSecond(approvedFeed(format), session(format));
    }

    private void shouldMoveTheAccessToTheSecond(String name, String late) {
        send(name, late).body("rows.outcome", hasItem("accepted")).body("counts.refused", equalTo(0));

        await("the access is the second's")
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(second).size() == 1
                        && feed.revocationsOf(first).size() == 1);
        assertThat(feed.revocationsOf(first).get(0).getBoolean("revoked")).isTrue();
        assertThat(feed.observationsOf(second).get(0).getString("identity")).isEqualTo("LEASE");
        for (String person : List.of(first, second)) {
            awaitAudit("correct_attributions", person, "feed " + name + " (client " + TestTokens.CLIENT + ")");
        }
        awaitAudit("import_lease_log", name, "client " + TestTokens.CLIENT);
        awaitAudit("import_lease_log", name, "sha256 ");
        send(name, late).body("counts.accepted", equalTo(0)).body("rows.outcome", hasItem("known"));
        assertThat(count("select count(*) from leased_access where due and address = :address"))
                .isZero();
    }

    @Test
    void shouldTakeAnAccessFromAPersonWhoseDeviceHadReleasedTheAddress() {
        String name = oneAccessOfTheFirst();

        send(name, dhcpd(lateAt, "DHCPRELEASE of " + address + " from " + mac(1) + " via eth0 (found)"));

        await("it is nobody's")
                .atMost(PATIENCE)
                .until(() -> feed.revocationsOf(first).size() == 1);
        dryRun().body("items[0].reason", equalTo("no_lease"));
    }

    @Test
    void shouldGiveTheSameAnswerWhenTheLinesComeInAnotherOrder() {
        String name = approvedFeed("dhcpd");
        String toSecond = ack(lateAt, mac(2));
        String toFirst = ack(lateAt.minus(Duration.ofHours(1)), mac(1));

        send(name, toSecond);
        send(name, toFirst);

        dryRun().body("items[0].observation.employee_id", equalTo(second));
    }

    @Test
    void shouldPublishLaterWhenTheDeviceIsRegisteredAfterTheLines() {
        send(approvedFeed("dhcpd"), ack(lateAt, mac(3)));
        dryRun().body("items[0].reason", equalTo("unknown_device"));
        feed.post(SOURCE, SquidLines.from(address, "-", accessAt));
        await("it waits")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from parked_access where address = :address") == 1);

        importDevices(device(mac(3), "employee", first)).body("rows.outcome", contains("added"));

        await("it is published")
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(first).size() == 1);
    }

    @Test
    void shouldHoldAChangeOfARegisteredDeviceThatMovesARecordedAccessUntilASecondPersonApproves() {
        oneAccessOfTheFirst();

        String change = importDevices(
                        device(mac(1), "employee", second),
                        device(mac(1), "employee", first).replace(end(), start()))
                .body("rows.outcome", contains("held", "held"))
                .extract()
                .path("rows[0].change_id");
        assertThat(feed.observationsOf(second)).isEmpty();
        given().auth()
                .oauth2(CHIEF)
                .post("/api/v1/leases/changes/" + change + "/approve")
                .then()
                .statusCode(200);

        await("the access is the second's")
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(second).size() == 1
                        && feed.revocationsOf(first).size() == 1);
    }

    @Test
    void shouldAttributeATerminalOfAVehicleToWhomItIsAssignedAndNothingBehindADeviceOfMany() {
        send(approvedFeed("dhcpd"), ack(lateAt, mac(4)));
        importDevices(device(mac(4), "vehicle", null));
        dryRun().body("items[0].reason", equalTo("unassigned_vehicle"));

        importDevices(device(mac(4), "vehicle", first));
        dryRun().body("items[0].observation.employee_id", equalTo(first));

        importDevices(device(mac(4), "nat", null)
                .replace(start(), lateAt.minusSeconds(9).toString()));
        dryRun().body("items[0].reason", equalTo("nat"));
    }

    @Test
    void shouldShowWhoseADeviceIsAndRecordWhoLooked() {
        String car = "car-" + first.toLowerCase(Locale.ROOT);
        importDevices(device(car, "vehicle", null), device(car, "vehicle", second));

        devices("?device=" + car + ".ridgemont.example")
                .statusCode(200)
                .body("items.device", contains("host:" + car, "host:" + car))
                .body("items.kind", contains("vehicle", "employee"))
                .body("items.username", contains(null, userName(second).toLowerCase(Locale.ROOT)));

        awaitAudit("view_devices", second, "register of devices");
        devices("?device=not a device")
                .statusCode(400)
                .body("detail", equalTo("device is neither a MAC address nor a host name"));
        devices("?page_token=x").statusCode(400);
    }

    private static ValidatableResponse devices(String query) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/devices" + query)
                .then();
    }

    @Test
    void shouldAnswerEachRowOfARegisterThatCannotBeUsed() {
        importDevices(
                        device("no device", "employee", first),
                        device(mac(5), "tablet", first),
                        device(mac(5), "employee", null),
                        device(mac(5), "shared", first))
                .body("rows.outcome", everyItem(equalTo("refused")))
                .body("rows[0].reason", containsString("neither a MAC address"))
                .body("rows[1].reason", containsString("employee, shared, nat, vehicle"))
                .body("rows[2].reason", equalTo("username is empty: the kind is employee"))
                .body("rows[3].reason", containsString("only the kinds employee and vehicle"));
    }

    @Test
    void shouldRefuseLinesOfTheFutureAndStoreNothingInADryRun() {
        String name = approvedFeed("dhcpd");

        post(name, "", TestTokens.of("shipper", "log-feeder"), ack(Instant.now().plusSeconds(3600), mac(1)))
                .statusCode(200)
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString("of the future"));
        post(name, "?dry_run=true", TestTokens.of("shipper", "log-feeder"), ack(lateAt, mac(1)))
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("counts.accepted", equalTo(1));
        assertThat(count("select count(*) from lease_claim where address = :address"))
                .isZero();
    }

    @Test
    void shouldLetNobodySendALogWhoseClientIsNoFeederOrWhoIsAnEmployee() {
        String name = approvedFeed("dhcpd");
        String line = ack(lateAt, mac(1));

        post(name, "", TestTokens.ofClient(Map.of("azp", "laptop"), "shipper", "log-feeder"), line)
                .statusCode(403)
                .body("detail", containsString("client 'laptop' is not one of the feeders"));
        post(name, "", TestTokens.of(userName(first), "log-feeder"), line)
                .statusCode(403)
                .body("detail", containsString("an employee does not send"));
        awaitAudit("refuse_lease_log", name, "client laptop");
        awaitAudit("refuse_lease_log", name, "an employee");
    }

    @Test
    void shouldTakeALogOnlyAfterASecondPersonHasApprovedTheFeed() {
        String name = "feed-" + NUMBER.incrementAndGet();
        String change = ask(name, "dhcpd").statusCode(201).extract().path("change_id");
        String line = ack(lateAt, mac(1));
        post(name, "", IngestFeed.logFeeder(), line).statusCode(404);
        decide(change, "approve", TestTokens.of("netadmin", "chief"))
                .statusCode(422)
                .body("detail", containsString("a second person must"));

        decide(change, "decline", CHIEF).statusCode(200).body("state", equalTo("declined"));

        post(name, "", IngestFeed.logFeeder(), line).statusCode(404);
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/leases/feeds")
                .then()
                .statusCode(200)
                .body("items.change_id", hasItem(change));
        await("both steps are published")
                .atMost(PATIENCE)
                .until(() -> feed.decisionStates(change).equals(List.of("LEASE_FEED AWAITED", "LEASE_FEED DECLINED")));
    }

    @Test
    void shouldRefuseSettingsThatAreNotValid() {
        for (var wrong :
                Map.of("format", "pcap", "zone", "Chicago", "hold", "PT10S").entrySet()) {
            Map<String, Object> settings = new HashMap<>(settings("feed-wrong", "dhcpd"));
            settings.put(wrong.getKey(), wrong.getValue());
            ask(settings).statusCode(400).body("detail", containsString(wrong.getKey()));
        }
    }

    @Test
    void shouldNotLetTheLoginOfTheServiceChangeAFeedOrWhatALogSaid() {
        for (String statement : List.of(
                "update lease_feed set feeders = '{}'",
                "delete from lease_feed",
                "update lease_claim set username = 'somebody'",
                "update fed_lease set username = 'somebody'")) {
            assertThatThrownBy(() -> database.useHandle(handle -> handle.execute(statement)))
                    .as(statement)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    /** Returns the name of the feed that said whose device had the address. */
    private String oneAccessOfTheFirst() {
        return oneAccessOfTheFirst("dhcpd");
    }

    private String oneAccessOfTheFirst(String format) {
        String name = approvedFeed(format);
        send(name, granted(format, lateAt.minus(Duration.ofHours(1)), mac(1)));
        feed.post(SOURCE, SquidLines.from(address, "-", accessAt));
        await("the access of the first")
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(first).size() == 1);
        return name;
    }

    private String granted(String format, Instant at, String mac) {
        return switch (format) {
            case "kea" ->
                "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state\n" + address
                        + "," + mac + ",,7200," + (at.getEpochSecond() + 7200) + ",1,0,0,,0";
            case "windows-dhcp" ->
                "ID,Date,Time,Description,IP Address,Host Name,MAC Address\n10," + format("MM/dd/yy,HH:mm:ss", at)
                        + ",Assign," + address + ",," + mac.replace(":", "").toUpperCase(Locale.ROOT);
            default -> ack(at, mac);
        };
    }

    /** A log of sessions by which the second was at the address. */
    private String session(String format) {
        return format.equals("radius")
                ? format("EEE MMM d HH:mm:ss yyyy", accessAt.plusSeconds(600))
                        + "\n\tAcct-Status-Type = Stop\n\tUser-Name = \"" + userName(second)
                        + "\"\n\tAcct-Session-Id = \"" + second + "\"\n\tAcct-Session-Time = 1200\n"
                        + "\tFramed-IP-Address = " + address + "\n\n"
                : "time,user,address,logon_type\n" + lateAt + ",RIDGEMONT\\" + userName(second) + "," + address + ",3";
    }

    private String ack(Instant at, String mac) {
        return dhcpd(at, "DHCPACK on " + address + " to " + mac + " via eth0");
    }

    private static String dhcpd(Instant at, String message) {
        return at + " dhcp1 dhcpd[411]: " + message;
    }

    private static String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /** Each test has devices of its own. */
    private String mac(int device) {
        return "00:1c:42:00:%02x:%02x".formatted(Integer.parseInt(address.substring("10.91.1.".length())), device);
    }

    private static String userName(String employee) {
        return "lf" + employee.toLowerCase(Locale.ROOT);
    }

    private String start() {
        return lateAt.minus(Duration.ofDays(1)).toString();
    }

    private String end() {
        return lateAt.plus(Duration.ofDays(10)).toString();
    }

    private String device(String device, String kind, @Nullable String employee) {
        return String.join(",", List.of(device, kind, employee == null ? "" : userName(employee), start(), end()));
    }

    private static ValidatableResponse importDevices(String... rows) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/csv")
                .body("device,kind,username,start,end\n" + String.join("\n", rows) + "\n")
                .post("/api/v1/devices/import")
                .then()
                .statusCode(200);
    }

    private String approvedFeed(String format) {
        String name = "feed-" + NUMBER.incrementAndGet();
        String change = ask(name, format).statusCode(201).extract().path("change_id");
        decide(change, "approve", CHIEF).statusCode(200).body("state", equalTo("approved"));
        return name;
    }

    private static Map<String, Object> settings(String name, String format) {
        return Map.of(
                "feed", name, "format", format, "zone", "UTC", "hold", "PT4H", "feeders", List.of(TestTokens.CLIENT));
    }

    private static ValidatableResponse ask(String name, String format) {
        return ask(settings(name, format));
    }

    private static ValidatableResponse ask(Map<String, Object> settings) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body(settings)
                .post("/api/v1/leases/feeds")
                .then();
    }

    private static ValidatableResponse decide(String change, String decision, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/leases/feeds/" + change + "/" + decision)
                .then();
    }

    private static ValidatableResponse send(String name, String log) {
        return post(name, "", IngestFeed.logFeeder(), log).statusCode(200);
    }

    private static ValidatableResponse post(String name, String query, String token, String log) {
        return given().auth()
                .oauth2(token)
                .contentType("text/plain")
                .body(log + "\n")
                .post("/api/v1/leases/feeds/" + name + "/lines" + query)
                .then();
    }

    private ValidatableResponse dryRun() {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/plain")
                .body(SquidLines.from(address, "-", accessAt))
                .post("/api/v1/sources/" + SOURCE + "/dry-run")
                .then()
                .statusCode(200);
    }

    private void awaitAudit(String action, String subject, String purpose) {
        await(action + " in the audit trail")
                .atMost(PATIENCE)
                .until(() -> feed.audited(action, subject).stream()
                        .anyMatch(record -> record.getString("purpose").contains(purpose)));
    }

    private int count(String query) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("address", address)
                .mapTo(Integer.class)
                .one());
    }
}
