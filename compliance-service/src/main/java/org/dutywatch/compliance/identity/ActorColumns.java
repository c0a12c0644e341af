package org.dutywatch.compliance.identity;

import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.Actor.Account;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an actor in any table: {@code x} holds the user name, {@code x_employee_id} the employee, and
 * {@code x_issuer} with {@code x_subject} the account; all but {@code x} may be null.
 */
public final class ActorColumns {
    private ActorColumns() {}

    /**
     * Binds {@code :x}, {@code :xEmployeeId}, {@code :xIssuer} and {@code :xSubject}.
     *
     * @param name the {@code x}
     * @param actor null binds nulls
     */
    public static <S extends SqlStatement<S>> S bind(S statement, String name, @Nullable Actor actor) {
        Account account = actor == null ? null : actor.account();
        return statement
                .bind(name, actor == null ? null : actor.user())
                .bind(name + "EmployeeId", actor == null ? null : actor.employeeId())
                .bind(name + "Issuer", account == null ? null : account.issuer())
                .bind(name + "Subject", account == null ? null : account.subject());
    }

    /** @return null if the column {@code name} is null */
    public static @Nullable Actor readIfAny(RowView row, String name) {
        return row.getColumn(name, String.class) == null ? null : read(row, name);
    }

    /** @param name the column with the user name, which is not null */
    public static Actor read(RowView row, String name) {
        String issuer = row.getColumn(name + "_issuer", String.class);
        String subject = row.getColumn(name + "_subject", String.class);
        return new Actor(
                row.getColumn(name, String.class),
                row.getColumn(name + "_employee_id", String.class),
                issuer == null || subject == null ? null : new Account(issuer, subject));
    }
}
