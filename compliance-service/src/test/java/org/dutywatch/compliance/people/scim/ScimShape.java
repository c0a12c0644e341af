package org.dutywatch.compliance.people.scim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.TreeMap;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;

/**
 * One request as an identity provider sends it, and what follows from it. Each request gets a {@link Department} of its
 * own: chief over lt over sgt over officer. In the path and the bodies {@code @} is the prefix of its ids and
 * {@code ENT} the URN of the enterprise schema.
 *
 * @param name what is special about the request
 * @param before a body that was sent before to the same path with PATCH; null if there is none
 * @param status the status of the answer; the scimType and a part of the detail follow it in an error
 * @param after the employee afterwards: pairs such as {@code email=x}; what is absent is as the department's file says.
 *     {@code id=} names another employee than the officer
 */
record ScimShape(
        String name,
        String method,
        String path,
        @Nullable String before,
        @Nullable String body,
        String status,
        String after) {
    static final String SCIM = "application/scim+json";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final RestAssuredConfig AS_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(SCIM, ContentType.TEXT));

    /** A PATCH of the officer. */
    static ScimShape patch(String name, String operations, String after) {
        return new ScimShape(name, "PATCH", "/Users/@-officer", null, patchOf(operations), "200", after);
    }

    /** A PATCH of the officer that is refused and changes nothing. */
    static ScimShape refused(String name, String operations, String status) {
        return new ScimShape(name, "PATCH", "/Users/@-officer", null, patchOf(operations), status, "");
    }

    /** A PUT of the officer. */
    static ScimShape put(String name, String body, String after) {
        return new ScimShape(name, "PUT", "/Users/@-officer", null, body, "200", after);
    }

    /** A POST of a user with the id {@code @-new}. */
    static ScimShape post(String name, String body, String after) {
        return new ScimShape(name, "POST", "/Users", null, body, "201", "id=@-new " + after);
    }

    ScimShape afterPatch(String operations) {
        return new ScimShape(name, method, path, patchOf(operations), body, status, after);
    }

    /** The same request to this user, by the id. */
    ScimShape to(String id) {
        return new ScimShape(name, method, "/Users/" + id, before, body, status, after);
    }

    static String patchOf(String operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
    }

    /** The attributes that every user needs here, for the begin of a body. */
    static String newUser(String more) {
        return """
                {"schemas":["%s","ENT"],"userName":"@-new","displayName":"Kit Novak","externalId":"@-new",%s}
                """.formatted(USER, more);
    }

    /** Loads the department, sends the request, and compares the answer and the employee. */
    void check(String prefix) {
        Department.load(prefix);
        if (before != null) {
            send("PATCH", filled(path, prefix), filled(before, prefix)).then().statusCode(200);
        }
        var answer = send(method, filled(path, prefix), body == null ? null : filled(body, prefix));
        String[] expected = status.split(" ", 3);
        var checked = answer.then().statusCode(Integer.parseInt(expected[0]));
        if (answer.statusCode() != 204) {
            checked.contentType(SCIM);
        }
        if (expected.length > 1) {
            checked.body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:Error"))
                    .body("status", equalTo(expected[0]))
                    .body("scimType", equalTo(expected[1]))
                    .body("detail", containsString(filled(expected[2], prefix)));
        }
        assertEmployee(prefix);
    }

    private void assertEmployee(String prefix) {
        var expected = new TreeMap<String, String>();
        expected.put("id", prefix + "-officer");
        expected.put("username", prefix + "-officer");
        expected.put("name", "Name of " + prefix + "-officer");
        expected.put("email", (prefix + "-officer@ridgemont-pd.example").toLowerCase(Locale.ROOT));
        expected.put("supervisor", prefix + "-sgt");
        expected.put("unit", "Patrol " + prefix);
        expected.put("rank", "");
        expected.put("active", "true");
        for (String fact : filled(after, prefix).split(" (?=[a-z]+=)")) {
            if (!fact.isBlank()) {
                String[] parts = fact.strip().split("=", 2);
                expected.put(parts[0], parts[0].equals("email") ? parts[1].toLowerCase(Locale.ROOT) : parts[1]);
            }
        }
        var actual = new TreeMap<String, String>();
        JsonPath employee =
                clerk().get("/api/v1/employees/" + expected.get("id")).jsonPath();
        actual.put("id", employee.getString("employee_id"));
        for (String fact : expected.keySet()) {
            if (!fact.equals("id")) {
                actual.put(fact, String.valueOf((Object)
                        employee.get(fact.equals("supervisor") ? "supervisor_id" : fact)));
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String filled(String text, String prefix) {
        return text.replace("@-", prefix + "-").replace("ENT", ENTERPRISE);
    }

    /** A request of a roster administrator, who may read what the directory has provisioned. */
    static RequestSpecification clerk() {
        return given().config(AS_TEXT).auth().oauth2(TestTokens.of("roster-clerk", "roster-admin"));
    }

    static RequestSpecification request() {
        return given().config(AS_TEXT).auth().oauth2(TestTokens.of("identity-provider", "directory"));
    }

    static Response send(String method, String path, @Nullable String body) {
        var request = request().accept(SCIM);
        return (body == null ? request : request.contentType(SCIM).body(body)).request(method, "/scim/v2" + path);
    }

    @Override
    public String toString() {
        return name;
    }
}
