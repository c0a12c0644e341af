package org.dutywatch.compliance.people.access;

import java.time.ZoneId;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The order in which a viewer of pseudonyms sees the rows of a list: by local day, and within the day in an order of his
 * own, of this period. By exact times or stored ids the rows would have one order for all viewers, and pages the same
 * rows, which would join their lists.
 *
 * @param secret from which the order is computed; only the database gets it, as a parameter
 */
public record ViewerOrder(String secret, ZoneId zone) {

    /** SQL for the beginning of the local day of a time. {@link #bind} sets its parameter. */
    public static String day(String time) {
        return "date_trunc('day', " + time + ", :orderZone)";
    }

    /** SQL for the position of a row within its day, as a UUID. {@link #bind} sets its parameter. */
    public static String rank(String id) {
        return "encode(substring(sha256(convert_to(:orderSecret || " + id
                + "::text, 'UTF8')) from 1 for 16), 'hex')::uuid";
    }

    /** Sets the parameters, and returns the statement. */
    public <S extends SqlStatement<?>> S bind(S statement) {
        statement.bind("orderSecret", secret);
        statement.bind("orderZone", zone.getId());
        return statement;
    }
}
