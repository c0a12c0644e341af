package org.dutywatch.compliance.people.scim;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The requests have the form that identity providers document: PATCH as Entra sends it, PUT as Okta does. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ScimIT {
    private static final String SCIM = "application/scim+json";
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final RestAssuredConfig AS_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(SCIM, ContentType.TEXT));

    @Inject
    Database database;

    @Test
    void shouldProvisionAsEntraDoes() {
        var department = Department.load("C-SA");
        assertNoUser("c.sa.new@ridgemont.example");

        var created = send("POST", "/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%1$s"],
                 "externalId":"0a21f0f2","userName":"c.sa.new@ridgemont.example","active":true,
                 "displayName":"Casey Newman","title":"Officer",
                 "emails":[{"primary":true,"type":"work","value":"C.SA.New@ridgemont.example"}],
                 "name":{"formatted":"Casey Newman","familyName":"Newman","givenName":"Casey"},
                 "%1$s":{"employeeNumber":"C-SA-new","department":"Patrol C-SA","manager":{"value":"C-SA-sgt"}}}
                """.formatted(ENTERPRISE));
        check(created, 201);
        created.then()
                .header("Location", endsWith("/scim/v2/Users/C-SA-new"))
                .body("id", equalTo("C-SA-new"))
                .body("meta.resourceType", equalTo("User"));
        employee("C-SA-new", "Casey Newman", "Officer", "Patrol C-SA", "C-SA-sgt", true);

        check(send("PATCH", "/Users/C-SA-new", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                  {"op":"Replace","path":"title","value":"Corporal"},
                  {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"casey@ridgemont.example"},
                  {"op":"Replace","path":"name.familyName","value":"Oldman"},
                  {"op":"Add","path":"phoneNumbers[type eq \\"mobile\\"].value","value":"555 0100"},
                  {"op":"Replace","path":"%1$s:department","value":"Traffic C-SA"},
                  {"op":"Add","path":"%1$s:manager","value":"C-SA-lt"}]}
                """.formatted(ENTERPRISE)), 200);
        employee("C-SA-new", "Casey Oldman", "Corporal", "Traffic C-SA", "C-SA-lt", true);

        check(send("PATCH", "/Users/C-SA-new", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"Add","value":{"displayName":"Casey Reed","%1$s:department":"Patrol C-SA"}}]}
                """.formatted(ENTERPRISE)), 200);
        employee("C-SA-new", "Casey Reed", "Corporal", "Patrol C-SA", "C-SA-lt", true);

        check(send("PATCH", "/Users/C-SA-new", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"Replace","path":"active","value":"False"}]}
                """), 200);
        employee("C-SA-new", "Casey Reed", "Corporal", "Patrol C-SA", "C-SA-lt", false);
        find("/Users", "userName eq \"C.SA.NEW@ridgemont.example\"")
                .then()
                .body(
                        "totalResults",
                        is(1),
                        "Resources[0].active",
                        is(false),
                        "Resources[0].externalId",
                        equalTo("0a21f0f2"));

        send("DELETE", "/Users/C-SA-new", null).then().statusCode(204);
        refused(send("GET", "/Users/C-SA-new", null), 404, null);
        assertNoUser("c.sa.new@ridgemont.example");
        history("C-SA-new").then().body("items.unit", hasItems("Traffic C-SA", "Patrol C-SA"));
        department.importRows(department.row("new", "C-SA-sgt", "Patrol C-SA"));
        check(send("GET", "/Users/C-SA-new", null), 200);
    }

    private static void assertNoUser(String userName) {
        var found = find("/Users", "userName eq \"" + userName + "\"");
        check(found, 200);
        found.then()
                .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                .body("totalResults", is(0))
                .body("Resources", empty());
    }

    @Test
    void shouldProvisionAsOktaDoes() {
        Department.load("C-SB");

        check(send("POST", "/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%1$s"],"userName":"c-sb-okta",
                 "name":{"givenName":"Oki","familyName":"Tan"},"emails":[{"primary":true,"value":"c-sb-okta@x.example",
                 "type":"work"}],"displayName":"Oki Tan","locale":"en-US","externalId":"00u1","groups":[],
                 "password":"not kept","active":true,"%1$s":{"employeeNumber":"C-SB-okta","department":"Patrol C-SB"}}
                """.formatted(ENTERPRISE)), 201);
        check(send("PUT", "/Users/C-SB-okta", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"C-SB-okta","userName":"c-sb-okta",
                 "name":{"givenName":"Oki","familyName":"Tanaka"},"emails":[{"primary":true,"value":"oki@x.example",
                 "type":"work"}],"active":true,"groups":[],"meta":{"resourceType":"User"}}
                """), 200);
        employee("C-SB-okta", "Oki Tanaka", "", "Patrol C-SB", null, true);

        check(send("PATCH", "/Users/C-SB-okta", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","value":{"active":false}}]}
                """), 200);
        employee("C-SB-okta", "Oki Tanaka", "", "Patrol C-SB", null, false);
    }

    @Test
    void shouldRefuseByTheRulesOfTheImport() {
        Department.load("C-SC");

        refused(send("POST", "/Users", user("C-SC-x", "c-sc-OFFICER", "C-SC-sgt")), 409, "uniqueness")
                .body("detail", containsString("username c-sc-officer belongs to C-SC-officer (Name of C-SC-officer)"));
        refused(
                send("POST", "/Users", user("C-SC-x", "C-SC-officer@ridgemont.example", "C-SC-sgt")),
                409,
                "uniqueness");
        refused(send("POST", "/Users", user("C-SC-x", "GATE01$", "C-SC-sgt")), 400, "invalidValue")
                .body("detail", containsString("names no person"));
        check(send("PATCH", "/Users/C-SC-officer", active(false)), 200);
        refused(send("POST", "/Users", user("C-SC-x", "c-sc-officer", "C-SC-sgt")), 409, "uniqueness")
                .body("detail", containsString("who has left"));
        check(send("PATCH", "/Users/C-SC-officer", active(true)), 200);
        refused(send("POST", "/Users", user("C-SC-officer", "other", "C-SC-sgt")), 409, "uniqueness");
        refused(send("POST", "/Users", user("C-SC-x", "c-sc-x", "C-SC-x")), 400, "invalidValue")
                .body("detail", containsString("the chain of command would loop: C-SC-x (Somebody)"));
        refused(send("PATCH", "/Users/C-SC-officer", """
                {"Operations":[{"op":"replace","path":"%s:employeeNumber","value":"C-SC-y"}]}
                """.formatted(ENTERPRISE)), 400, "mutability");
        employee("C-SC-officer", "Name of C-SC-officer", "", "Patrol C-SC", "C-SC-sgt", true);
    }

    /** As an earlier version stored it: the officer left, and a successor got the user name. */
    @Test
    void shouldChangeEmployeesWhoseStoredUserNamesAreTheSame() {
        Department.load("C-SH");
        check(send("POST", "/Users", user("C-SH-x", "c-sh-x", "C-SH-sgt")), 201);
        check(send("PATCH", "/Users/C-SH-officer", active(false)), 200);
        OwnerDatabase.execute(
                "update employee set username = 'c-sh-officer' where employee_id = 'C-SH-x'",
                "update employee_version set username = 'c-sh-officer' where employee_id = 'C-SH-x'");

        check(send("PATCH", "/Users/C-SH-x", manager("C-SH-lt")), 200);
        check(send("PATCH", "/Users/C-SH-officer", manager("C-SH-lt")), 200);
        refused(send("PATCH", "/Users/C-SH-officer", active(true)), 409, "uniqueness")
                .body("detail", containsString("username c-sh-officer belongs to C-SH-x (Somebody)"));
        check(send("PATCH", "/Users/C-SH-x", active(false)), 200);
        employee("C-SH-x", "Somebody", "", "Patrol", "C-SH-lt", false);
    }

    private static String active(boolean active) {
        return "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":" + active + "}}]}";
    }

    private static String manager(String id) {
        return "{\"Operations\":[{\"op\":\"replace\",\"path\":\"%s:manager.value\",\"value\":\"%s\"}]}"
                .formatted(ENTERPRISE, id);
    }

    private static String user(String number, String userName, String manager) {
        return """
                {"userName":"%s","displayName":"Somebody","emails":[{"value":"%s@x.example"}],
                 "%s":{"employeeNumber":"%s","department":"Patrol","manager":{"value":"%s"}}}
                """.formatted(userName, number, ENTERPRISE, number, manager);
    }

    @Test
    void shouldRefuseRequestsItCannotRead() {
        refused(send("POST", "/Users", "{"), 400, "invalidSyntax");
        refused(send("POST", "/Users", "[]"), 400, "invalidSyntax");
        refused(send("POST", "/Users", "{\"userName\":\"x@x.example\"}"), 400, "invalidValue")
                .body("detail", containsString("employeeNumber"));
        refused(find("/Users", "userName eq"), 400, "invalidFilter");
        refused(send("GET", "/Users/C-none", null), 404, null);
        refused(send("GET", "/Nothing", null), 404, null);
        refused(send("POST", "/Users/C-none", "{}"), 405, null);
    }

    @Test
    void shouldFilterAndPage() {
        Department.load("C-SD");

        var page = request()
                .queryParam("filter", "id sw \"C-SD-\" and active eq true")
                .queryParam("startIndex", 2)
                .queryParam("count", 2)
                .queryParam("attributes", "userName,name.formatted")
                .get("/scim/v2/Users");
        check(page, 200);
        page.then()
                .body("totalResults", is(5), "startIndex", is(2), "itemsPerPage", is(2))
                .body("Resources.userName", contains("C-SD-clerk", "C-SD-lt"))
                .body("Resources[0].name.formatted", equalTo("Name of C-SD-clerk"))
                .body("Resources[0].active", nullValue());
        find("/Users", "emails[type eq \"work\"].value eq \"c-sd-lt@ridgemont-pd.example\"")
                .then()
                .body("Resources.id", contains("C-SD-lt"));
        find("/Users", ENTERPRISE + ":employeeNumber eq \"C-SD-lt\"").then().body("Resources.id", contains("C-SD-lt"));
    }

    @Test
    void shouldShowAndChangeUnitsAsGroups() {
        Department.load("C-SE");
        var found = find("/Groups", "displayName eq \"Patrol C-SE\"");
        found.then().body("Resources[0].members.value", contains("C-SE-lt", "C-SE-officer", "C-SE-sgt"));
        JsonPath patrol = found.jsonPath();
        refused(send("POST", "/Groups", "{\"displayName\":\"patrol c-se\"}"), 409, "uniqueness");
        var made = send("POST", "/Groups", "{\"displayName\":\"Traffic C-SE\",\"externalId\":\"g1\",\"members\":[]}");
        check(made, 201);
        String traffic = "/Groups/" + made.jsonPath().getString("id");

        check(send("PATCH", traffic, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"Add","path":"members","value":[{"value":"C-SE-officer"},{"value":"C-SE-sgt"}]}]}
                """), 200);
        employee("C-SE-officer", "Name of C-SE-officer", "", "Traffic C-SE", "C-SE-sgt", true);
        send("GET", "/Groups/" + patrol.getString("Resources[0].id"), null)
                .then()
                .body("members.value", contains("C-SE-lt"));

        check(send("PATCH", traffic, """
                {"Operations":[{"op":"Remove","path":"members","value":[{"value":"C-SE-officer"}]}]}
                """), 200);
        employee("C-SE-officer", "Name of C-SE-officer", "", "Unassigned", "C-SE-sgt", true);
        check(send("PATCH", traffic, """
                {"Operations":[{"op":"replace","value":{"id":"x","displayName":"Road Safety C-SE"}}]}
                """), 200);
        employee("C-SE-sgt", "Name of C-SE-sgt", "", "Road Safety C-SE", "C-SE-lt", true);
        send("GET", traffic + "?excludedAttributes=members", null)
                .then()
                .body("displayName", equalTo("Road Safety C-SE"), "externalId", equalTo("g1"), "members", nullValue());
        check(send("PATCH", traffic, """
                {"Operations":[{"op":"remove","path":"members[value eq \\"C-SE-sgt\\"]"}]}
                """), 200);
        refused(send("PATCH", traffic, """
                {"Operations":[{"op":"add","path":"members","value":[{"value":"C-SE-none"}]}]}
                """), 400, "invalidValue");
        send("DELETE", traffic, null).then().statusCode(204);
        refused(send("GET", traffic, null), 404, null);
    }

    @Test
    void shouldKeepBothChangesWhenTwoRequestsChangeOneUserAtTheSameTime() {
        Department.load("C-SF");

        atTheSameTime(
                () -> send("PATCH", "/Users/C-SF-officer", replace("title", "Corporal")),
                () -> send("PATCH", "/Users/C-SF-officer", replace("displayName", "Pat Twice")));

        employee("C-SF-officer", "Pat Twice", "Corporal", "Patrol C-SF", "C-SF-sgt", true);
        assertVersion("C-SF-officer", 3);
    }

    @Test
    void shouldKeepBothChangesWhenAUserAndItsGroupChangeAtTheSameTime() {
        Department.load("C-SG");
        String traffic = "/Groups/"
                + send("POST", "/Groups", "{\"displayName\":\"Traffic C-SG\"}")
                        .jsonPath()
                        .getString("id");

        atTheSameTime(
                () -> send("PATCH", "/Users/C-SG-officer", replace("title", "Corporal")),
                () -> send("PATCH", traffic, """
                        {"Operations":[{"op":"add","path":"members","value":[{"value":"C-SG-officer"}]}]}
                        """));

        employee("C-SG-officer", "Name of C-SG-officer", "Corporal", "Traffic C-SG", "C-SG-sgt", true);
        assertVersion("C-SG-officer", 3);
    }

    private static String replace(String attribute, String value) {
        return "{\"Operations\":[{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"%s\"}]}".formatted(attribute, value);
    }

    private static void assertVersion(String employeeId, int version) {
        ScimShape.clerk().get("/api/v1/employees/" + employeeId).then().body("version", is(version));
    }

    /** Sends both requests, in this order, and lets them change employees only once both wait to do so. */
    private void atTheSameTime(Supplier<Response> first, Supplier<Response> second) {
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        QuarkusTransaction.requiringNew()
                .run(() -> database.useHandle(handle -> {
                    handle.execute("lock table employee in share row exclusive mode");
                    for (var request : List.of(first, second)) {
                        answers.add(CompletableFuture.supplyAsync(request));
                        await("a further request waits for the employees")
                                .atMost(Duration.ofSeconds(30))
                                .until(() -> waitingForEmployees() == answers.size());
                    }
                }));
        answers.forEach(answer -> check(answer.join(), 200));
    }

    private int waitingForEmployees() {
        return database.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_locks where relation = 'employee'::regclass and not granted")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void shouldDescribeWhatItSupports() {
        send("GET", "/ServiceProviderConfig", null)
                .then()
                .contentType(SCIM)
                .body("patch.supported", is(true), "filter.supported", is(true), "bulk.supported", is(false));
        send("GET", "/ResourceTypes", null).then().body("Resources.id", contains("User", "Group"));
        send("GET", "/Schemas", null).then().body("Resources.id", hasItem(ENTERPRISE));
        send("GET", "/Schemas/" + ENTERPRISE, null)
                .then()
                .body("attributes.name", contains("employeeNumber", "department", "manager"));
        refused(send("GET", "/ResourceTypes/Robot", null), 404, null);
    }

    @Test
    void shouldRefuseEveryOtherRole() {
        var endpoints = List.of(
                "GET /Users",
                "POST /Users",
                "GET /Users/C-none",
                "PUT /Users/C-none",
                "PATCH /Users/C-none",
                "DELETE /Users/C-none",
                "GET /Groups",
                "POST /Groups",
                "GET /Groups/x",
                "PUT /Groups/x",
                "PATCH /Groups/x",
                "DELETE /Groups/x",
                "GET /ServiceProviderConfig",
                "GET /ResourceTypes",
                "GET /ResourceTypes/User",
                "GET /Schemas",
                "GET /Schemas/x");
        var roles = List.of(
                "log-feeder",
                "network-admin",
                "roster-admin",
                "supervisor",
                "administrator",
                "chief",
                "employee",
                "auditor");
        for (String endpoint : endpoints) {
            String[] parts = endpoint.split(" ");
            for (String role : roles) {
                var request = given().config(AS_TEXT).auth().oauth2(TestTokens.of("nobody-" + role, role));
                refused(call(request, parts[0], parts[1]), 403, null);
            }
            refused(call(given().config(AS_TEXT), parts[0], parts[1]), 401, null);
            call(request(), parts[0], parts[1]).then().statusCode(not(403));
        }
    }

    private static Response call(RequestSpecification request, String method, String path) {
        return (method.startsWith("P") ? request.contentType(SCIM).body("{}") : request)
                .request(method, "/scim/v2" + path);
    }

    private static RequestSpecification request() {
        return given().config(AS_TEXT).auth().oauth2(TestTokens.of("identity-provider", "directory"));
    }

    private static Response send(String method, String path, @Nullable String body) {
        var request = request().accept(SCIM);
        return (body == null ? request : request.contentType(SCIM).body(body)).request(method, "/scim/v2" + path);
    }

    private static Response find(String path, String filter) {
        return request().queryParam("filter", filter).get("/scim/v2" + path);
    }

    private static void check(Response response, int status) {
        response.then().statusCode(status).contentType(SCIM);
    }

    private static io.restassured.response.ValidatableResponse refused(
            Response response, int status, @Nullable String scimType) {
        return response.then()
                .statusCode(status)
                .contentType(SCIM)
                .body("schemas", contains(ERROR))
                .body("status", equalTo(String.valueOf(status)))
                .body("scimType", scimType == null ? nullValue() : equalTo(scimType));
    }

    private static Response history(String id) {
        return ScimShape.clerk().get("/api/v1/employees/" + id + "/history");
    }

    private static void employee(
            String id, String name, String rank, String unit, @Nullable String supervisor, boolean active) {
        ScimShape.clerk()
                .get("/api/v1/employees/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name), "rank", equalTo(rank), "unit", equalTo(unit))
                .body("supervisor_id", equalTo(supervisor), "active", is(active));
    }
}
