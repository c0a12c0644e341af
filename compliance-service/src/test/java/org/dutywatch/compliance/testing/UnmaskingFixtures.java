package org.dutywatch.compliance.testing;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.dutywatch.testing.TestTokens;

/** Lets administrators see employees by id, as two of them do it over REST. */
public final class UnmaskingFixtures {
    public static final String PATH = "/api/v1/unmaskings";
    public static final String REASON = "Complaint 2026-114 about an officer of the night shift";

    private UnmaskingFixtures() {}

    /** The second person. */
    public static String chief() {
        return TestTokens.of("unmasking-chief", "chief");
    }

    /** The user of this token sees these employees by id for an hour. Returns the id of the unmasking. */
    public static String unmasks(String token, String... employees) {
        return approved(asks(token, "\"employees\":[\"" + String.join("\",\"", List.of(employees)) + "\"]"));
    }

    /** The user of this token sees the employee of the finding by id for an hour. */
    public static String unmasksFinding(String token, String finding) {
        return approved(asks(token, "\"finding_id\":\"" + finding + "\""));
    }

    /** @param whom the members of the request that say whom */
    public static ValidatableResponse asks(String token, String whom) {
        return post(token, "", "{" + whom + ",\"reason\":\"" + REASON + "\",\"hours\":1}");
    }

    public static ValidatableResponse post(String token, String path, String body) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body(body)
                .post(PATH + path)
                .then();
    }

    public static String idOf(ValidatableResponse asked) {
        return asked.statusCode(201).extract().path("unmasking_id");
    }

    private static String approved(ValidatableResponse asked) {
        String id = idOf(asked);
        post(chief(), "/" + id + "/approve", "").statusCode(200);
        return id;
    }
}
