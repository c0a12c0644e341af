package org.dutywatch.compliance.people.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.testing.DepartmentFixtures.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SCIM links the first login of a person by the subject that it gives, and nothing else links anybody. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ScimLoginsIT {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String DIRECTORY = TestTokens.of("scim-logins", "directory");

    @Inject
    Results results;

    private String tag = "";
    private String subject = "";

    @BeforeEach
    void newPeople() {
        tag = "SL" + UUID.randomUUID().toString().substring(0, 8);
        subject = UUID.randomUUID().toString();
    }

    @Test
    void shouldLinkTheSubjectOnceAndKeepIt() {
        creates("one", externalId(subject)).statusCode(201);
        replaces("one", externalId(subject)).statusCode(200);
        replaces("one", externalId("another-" + subject)).statusCode(200);

        assertThat(logins("one")).isEqualTo("https://directory.example " + subject);
        assertThat(results.number("select count(*) from audit_record where action = 'link_provisioned_login'"
                        + " and subject = '" + tag + "-one'"))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseOneSubjectForTwoPeople() {
        creates("one", externalId(subject)).statusCode(201);
        creates("two", externalId(subject))
                .statusCode(409)
                .body("scimType", equalTo("uniqueness"))
                .body("detail", containsString("another employee"));
        creates("two", "").statusCode(201);
        replaces("two", externalId(subject)).statusCode(409);

        assertThat(logins("one")).isEqualTo("https://directory.example " + subject);
        assertThat(logins("two")).isEqualTo("none");
    }

    @Test
    void shouldNeverLinkByAUserNameOrAnAddress() {
        creates("one", "").statusCode(201);
        as(DIRECTORY)
                .contentType("application/json")
                .body("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":"
                        + "\"replace\",\"value\":{\"userName\":\"" + subject + "\"}}]}")
                .patch("/scim/v2/Users/" + tag + "-one")
                .then()
                .statusCode(200);
        assertThat(logins("one")).isEqualTo("none");
    }

    @Test
    void shouldRefuseASubjectThatCannotBeSeen() {
        creates("one", externalId("two words")).statusCode(400).body("detail", containsString("externalId"));
    }

    private static String externalId(String value) {
        return "\"externalId\":\"" + value + "\",";
    }

    private ValidatableResponse creates(String person, String more) {
        return as(DIRECTORY)
                .contentType("application/json")
                .body(user(person, more))
                .post("/scim/v2/Users")
                .then();
    }

    private ValidatableResponse replaces(String person, String more) {
        return as(DIRECTORY)
                .contentType("application/json")
                .body(user(person, more))
                .put("/scim/v2/Users/" + tag + "-" + person)
                .then();
    }

    /** The address is outside the domain to whose people the tests give logins. */
    private String user(String person, String more) {
        String name = (tag + "-" + person).toLowerCase(java.util.Locale.ROOT);
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"" + ENTERPRISE + "\"]," + more
                + "\"userName\":\"" + name + "\",\"displayName\":\"Sam Lee\",\"emails\":[{\"value\":\"" + name
                + "@dept.example\",\"primary\":true}],\"" + ENTERPRISE + "\":{\"employeeNumber\":\"" + tag + "-"
                + person
                + "\",\"department\":\"Unit " + tag + "\"}}";
    }

    private String logins(String person) {
        return results.text(
                "select coalesce((select string_agg(issuer || ' ' || subject, ', ' order by issuer, subject) from login_link"
                        + " where employee_id = '" + tag + "-" + person + "'), 'none')");
    }
}
