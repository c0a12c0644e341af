package org.dutywatch.compliance.people.logins;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The register of accounts: which were used, with which roles, and which were not for long. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LoginUsesIT {
    @Inject
    Results results;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void shouldListWhoseAccountItIsWithAllRolesAndNoRefusedRequest() {
        String officer = "LU-" + tag;
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        for (String role : List.of("employee", "supervisor")) {
            DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, role))
                    .get("/api/v1/me/views")
                    .then()
                    .statusCode(200);
        }
        DepartmentFixtures.as(TestTokens.of("lu-refused-" + tag, "employee"))
                .get("/api/v1/logins/uses")
                .then()
                .statusCode(403);

        var account = found("", "lu-" + tag + "@ridgemont-pd.example");
        assertThat(account)
                .containsEntry("employee_id", officer)
                .containsEntry("user", "user-" + officer)
                .containsEntry("roles", List.of("employee", "supervisor"))
                .containsKeys("first_used", "last_used");
        assertThat(found("", "lu-refused-" + tag + "@ridgemont-pd.example")).isNull();
    }

    @Test
    void shouldListAccountsThatNobodyUsedForLong() {
        String subject = "lu-old-" + tag + "@ridgemont-pd.example";
        DepartmentFixtures.as(TestTokens.of("lu-old-" + tag, "auditor"))
                .get("/api/v1/logins/uses")
                .then()
                .statusCode(200);
        assertThat(found("unused=true&", subject)).isNull();
        results.change("update login_use set first_used = current_date - 200, last_used = current_date - 95"
                + " where subject = '" + subject + "'");

        assertThat(found("unused=true&", subject))
                .containsEntry("roles", List.of("auditor"))
                .doesNotContainKey("employee_id");
    }

    /** Looks through all pages. */
    private static @Nullable Map<String, Object> found(String query, String subject) {
        String next = "page_size=50";
        while (true) {
            var page = DepartmentFixtures.as(DepartmentFixtures.auditor())
                    .get("/api/v1/logins/uses?" + query + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<String, Object> one = page.getMap("items.find { it.subject == '" + subject + "' }");
            String token = page.getString("next_page_token");
            if (one != null || token == null) {
                return one;
            }
            next = "page_size=50&page_token=" + token;
        }
    }
}
