package org.dutywatch.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the service under test on which health, metrics and the OpenAPI description are. */
public final class Management {
    private static final List<String> PATHS = List.of("/q/metrics", "/q/health", "/q/health/ready", "/q/openapi");

    private Management() {}

    /** Returns a request to that port, without a token. */
    public static RequestSpecification request() {
        return RestAssured.given()
                .port(ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class));
    }

    /** Returns all metrics of the service, in the text format of Prometheus. */
    public static String metrics() {
        return request().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    /** Returns the answers that differ from this: the management port has these paths, the public one has none of them. */
    public static List<String> misplaced() {
        return PATHS.stream()
                .flatMap(path -> Stream.of(
                        answer(request(), path, 200, "management port"),
                        answer(RestAssured.given(), path, 404, "public port")))
                .filter(answer -> !answer.isEmpty())
                .toList();
    }

    private static String answer(RequestSpecification request, String path, int expected, String port) {
        int status = request.get(path).statusCode();
        return status == expected ? "" : path + " on the " + port + ": " + status;
    }
}
