package org.dutywatch.compliance.people.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.people.scim.ScimShape.ENTERPRISE;
import static org.dutywatch.compliance.people.scim.ScimShape.clerk;
import static org.dutywatch.compliance.people.scim.ScimShape.newUser;
import static org.dutywatch.compliance.people.scim.ScimShape.patch;
import static org.dutywatch.compliance.people.scim.ScimShape.patchOf;
import static org.dutywatch.compliance.people.scim.ScimShape.post;
import static org.dutywatch.compliance.people.scim.ScimShape.put;
import static org.dutywatch.compliance.people.scim.ScimShape.request;
import static org.dutywatch.compliance.people.scim.ScimShape.send;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests in the forms that Okta and extensions of Keycloak send: whole users with PUT, PATCH without a path. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OktaRequestShapesIT {
    private static final String ACTIVE = "{\"op\":\"replace\",\"value\":{\"active\":true}}";
    private static final String INACTIVE = "{\"op\":\"replace\",\"value\":{\"active\":false}}";

    static List<ScimShape> shapes() {
        return List.of(
                patch("Okta deactivates", INACTIVE, "active=false"),
                patch("Okta activates again", ACTIVE, "").afterPatch(INACTIVE),
                put(
                        "Okta: without schemas and with some attributes only",
                        """
                        {"userName":"@-officer","name":{"givenName":"Ola","familyName":"Berg"},"active":true,
                         "emails":[{"primary":true,"value":"@-ola@dept.example","type":"work"}]}
                        """,
                        "name=Ola Berg email=@-ola@dept.example"),
                put("Okta: two addresses", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"@-officer",
                         "userName":"@-officer","externalId":"00u7","groups":[],"meta":{"resourceType":"User"},
                         "emails":[{"value":"@-home@dept.example","type":"home","primary":false},
                                   {"value":"@-ola@dept.example","type":"work","primary":true}]}
                        """, "email=@-ola@dept.example"),
                put("the primary address is not the one at work", """
                        {"userName":"@-officer","emails":[{"value":"@-work@dept.example","type":"work"},
                         {"value":"@-home@dept.example","type":"home","primary":true}]}
                        """, "email=@-home@dept.example"),
                put("Okta deactivates with PUT", """
                        {"userName":"@-officer","active":false,"password":"not kept"}
                        """, "active=false"),
                put("active null keeps a leaver away", "{\"userName\":\"@-officer\",\"active\":null}", "active=false")
                        .afterPatch(INACTIVE),
                put("names of attributes in other case", """
                        {"USERNAME":"@-officer","DisplayName":"Ola Berg","ACTIVE":"false"}
                        """, "name=Ola Berg active=false"),
                put("addresses as bare text", """
                        {"userName":"@-officer","emails":["@-ola@dept.example"]}
                        """, "email=@-ola@dept.example"),
                put("a manager of whom only the name is known", """
                        {"userName":"@-officer","ENT":{"manager":{"displayName":"Lee"},"department":"Traffic"}}
                        """, "unit=Traffic"),
                put("a manager null", "{\"userName\":\"@-officer\",\"ENT\":{\"manager\":null}}", "supervisor=null"),
                put(
                        "the extension null",
                        "{\"userName\":\"@-officer\",\"ENT\":null}",
                        "supervisor=null unit=Unassigned"),
                put("no addresses keep the one in use", "{\"userName\":\"@-officer\",\"emails\":[]}", ""),
                putRefused(
                        "the extension as text", "{\"userName\":\"@-officer\",\"ENT\":\"x\"}", "400 invalidValue ENT"),
                putRefused("a manager outside the extension", """
                        {"userName":"@-officer","manager":{"value":"@-lt"}}
                        """, "400 invalidValue manager"),
                put("a manager who is not known yet", """
                        {"userName":"@-officer","ENT":{"manager":{"value":"@-hr88"}}}
                        """, "supervisor=null"),
                put("the attributes of Keycloak's extensions", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"@-officer",
                         "externalId":"5d0f-42","displayName":"Ola Berg","active":true,"groups":[],"roles":[],
                         "name":{"givenName":"Ola","familyName":"Berg"},
                         "emails":[{"value":"@-ola@dept.example","primary":true}]}
                        """, "name=Ola Berg email=@-ola@dept.example"),
                post(
                        "Okta: a new user",
                        newUser("""
                        "name":{"givenName":"Kit","familyName":"Novak"},"locale":"en-US","groups":[],"password":"x",
                        "emails":[{"primary":true,"value":"@-kit@dept.example","type":"work"}],"active":true,
                        "ENT":{"employeeNumber":"@-new","department":"Patrol","manager":{"value":"@-sgt","displayName":"S"}}
                        """),
                        "username=@-new name=Kit Novak email=@-kit@dept.example unit=Patrol"),
                new ScimShape(
                        "a new user without an id of the department",
                        "POST",
                        "/Users",
                        null,
                        "{\"userName\":\"@-new\",\"active\":true,\"emails\":[{\"value\":\"n@dept.example\"}]}",
                        "400 invalidValue employeeNumber",
                        ""),
                new ScimShape(
                        "a name that is no object",
                        "PUT",
                        "/Users/@-officer",
                        null,
                        "{\"userName\":\"@-officer\",\"name\":\"Ola Berg\"}",
                        "400 invalidValue name",
                        ""),
                new ScimShape(
                        "a control character in an address that is not primary",
                        "PUT",
                        "/Users/@-officer",
                        null,
                        "{\"userName\":\"@-officer\",\"emails\":[{\"value\":\"a@dept.example\",\"primary\":true},"
                                + "{\"value\":\"b\\u0000@dept.example\",\"type\":\"home\"}]}",
                        "400 invalidValue emails",
                        ""),
                new ScimShape(
                        "a control character in the external id",
                        "PUT",
                        "/Users/@-officer",
                        null,
                        "{\"userName\":\"@-officer\",\"externalId\":\"x\\u0000\"}",
                        "400 invalidValue externalId",
                        ""),
                new ScimShape("a leaver", "DELETE", "/Users/@-officer", null, null, "204", "active=false"));
    }

    private static ScimShape putRefused(String name, String body, String status) {
        return new ScimShape(name, "PUT", "/Users/@-officer", null, body, status, "");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldUnderstandWhatOktaAndKeycloakSend(ScimShape shape) {
        shape.check("C-SO" + shapes().indexOf(shape));
    }

    @Test
    void shouldAnswerTheProbesOfIdentityProviders() {
        Department.load("C-SP");

        find("userName eq \"c-sp-NOBODY\"")
                .then()
                .statusCode(200)
                .body("totalResults", is(0))
                .body("Resources", empty());
        request()
                .queryParam("filter", "userName eq \"C-SP-OFFICER\"")
                .queryParam("startIndex", 1)
                .queryParam("count", 100)
                .accept("application/json")
                .get("/scim/v2/Users")
                .then()
                .statusCode(200)
                .body("Resources.id", contains("C-SP-officer"));
        request()
                .contentType("application/json; charset=utf-8")
                .body(patchOf(INACTIVE))
                .patch("/scim/v2/Users/C-SP-officer")
                .then()
                .statusCode(200)
                .body("active", is(false));
    }

    @Test
    void shouldChangeNothingWhenARequestIsRepeated() {
        Department.load("C-SQ");
        String patch = patchOf("""
                {"op":"Add","path":"emails","value":[{"value":"c-sq-pat@dept.example","type":"work","primary":true}]},
                {"op":"Add","path":"%s:manager","value":"C-SQ-hr88"}
                """.formatted(ENTERPRISE));
        send("PATCH", "/Users/C-SQ-officer", patch).then().statusCode(200);
        long version = version("C-SQ-officer");

        send("PATCH", "/Users/C-SQ-officer", patch)
                .then()
                .statusCode(200)
                .body("emails", hasSize(2))
                .body("emails.findAll { it.primary }.value", contains("c-sq-pat@dept.example"))
                .body("'%s'.manager.value".formatted(ENTERPRISE), equalTo("C-SQ-hr88"));

        assertThat(version("C-SQ-officer")).isEqualTo(version);
    }

    @Test
    void shouldAddALeaverAgainUnderTheSameUserName() {
        Department.load("C-SR");
        String user = newUser("""
                "emails":[{"value":"c-sr-kit@dept.example","primary":true}],
                "ENT":{"employeeNumber":"C-SR-new","department":"Patrol","manager":{"value":"C-SR-sgt"}}
                """).replace("ENT", ENTERPRISE).replace("@-", "C-SR-");
        send("POST", "/Users", user).then().statusCode(201);
        send("POST", "/Users", user).then().statusCode(409).body("scimType", equalTo("uniqueness"));
        send("DELETE", "/Users/C-SR-new", null).then().statusCode(204);
        send("DELETE", "/Users/C-SR-new", null).then().statusCode(404);

        send("POST", "/Users", user).then().statusCode(201).body("active", is(true));
        send("POST", "/Users", user.replace("C-SR-new\",\"department", "C-SR-other\",\"department"))
                .then()
                .statusCode(409)
                .body("scimType", equalTo("uniqueness"));
    }

    private static long version(String employeeId) {
        return clerk().get("/api/v1/employees/" + employeeId).jsonPath().getLong("version");
    }

    private static Response find(String filter) {
        return request().queryParam("filter", filter).get("/scim/v2/Users");
    }
}
