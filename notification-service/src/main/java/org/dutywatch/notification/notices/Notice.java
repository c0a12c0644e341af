package org.dutywatch.notification.notices;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * The notice of one finding to one recipient, with its delivery state and answer.
 *
 * @param employeeId the subject of the finding
 * @param version incremented with each saved change; 0 before it is saved
 * @param recipient null until it is known who supervises the subject
 * @param responsible whether the recipient gets all mails about the finding. False after the finding got another
 *     recipient or a mail to this one has failed: then he gets corrections and withdrawals only
 * @param toldRevision the last revision of the finding that the recipient was notified of, by mail or in the inbox;
 *     null before
 * @param toldAt when that was; null before
 * @param answer null until the recipient has answered
 * @param waitingFor the employee whose record is needed to find the recipient, or the next one if he has left; null
 *     when the notice does not wait
 * @param routeBy when the administrators get the notice if that employee is still unknown; null when it does not wait
 */
public record Notice(
        UUID noticeId,
        UUID findingId,
        String employeeId,
        int version,
        @Nested @Nullable Recipient recipient,
        boolean responsible,
        State state,
        Channel channel,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nested @Nullable Answer answer,
        @Nullable String waitingFor,
        @Nullable Instant routeBy,
        Instant createdAt) {
    /** The state of a notice; see the contract of {@code notification.notice-changed.v1}. */
    public enum State {
        PENDING,
        TOLD,
        UNDELIVERABLE,
        ACKNOWLEDGED
    }

    /** How the recipient is notified: by mail, or only in the inbox of this service. */
    public enum Channel {
        MAIL,
        INBOX
    }

    /**
     * The answer of the recipient.
     *
     * @param by the user name
     * @param issuer of the account, with its subject; null in answers of before
     * @param comment null for none
     */
    public record Answer(
            @ColumnName("acknowledged_at") @PropagateNull Instant at,
            @ColumnName("acknowledged_by") String by,
            @ColumnName("acknowledged_issuer") @Nullable String issuer,
            @ColumnName("acknowledged_subject") @Nullable String subject,
            @Nullable String comment) {}

    public static Notice draft(UUID findingId, String employeeId, Instant now) {
        return new Notice(
                UUID.randomUUID(),
                findingId,
                employeeId,
                0,
                null,
                true,
                State.PENDING,
                Channel.INBOX,
                null,
                null,
                null,
                null,
                null,
                now);
    }

    public Notice withRecipient(Recipient newRecipient) {
        return copy(newRecipient, true, state, channel, toldRevision, toldAt, answer, null, null);
    }

    public Notice awaitingEmployee(String unknownEmployeeId, Instant deadline) {
        return copy(null, true, state, channel, toldRevision, toldAt, answer, unknownEmployeeId, deadline);
    }

    public Notice awaitingOtherEmployee(String unknownEmployeeId) {
        return copy(null, true, state, channel, toldRevision, toldAt, answer, unknownEmployeeId, routeBy);
    }

    /** The recipient, who has left, keeps it while an employee above him is unknown, until the deadline. */
    public Notice keptUntilKnown(String unknownEmployeeId, Instant deadline) {
        return copy(recipient, responsible, state, channel, toldRevision, toldAt, answer, unknownEmployeeId, deadline);
    }

    public Notice withResponsible(boolean isResponsible) {
        return copy(recipient, isResponsible, state, channel, toldRevision, toldAt, answer, waitingFor, routeBy);
    }

    /** A mail that asks for an answer was enqueued. */
    public Notice mailEnqueued() {
        return copy(recipient, responsible, State.PENDING, Channel.MAIL, toldRevision, toldAt, answer, null, null);
    }

    public Notice withChannel(Channel newChannel) {
        return copy(recipient, responsible, state, newChannel, toldRevision, toldAt, answer, waitingFor, routeBy);
    }

    /** The recipient can read this revision in the inbox. */
    public Notice shownInInbox(int revision, Instant at) {
        State next = state == State.PENDING ? State.TOLD : state;
        return copy(recipient, responsible, next, Channel.INBOX, revision, at, answer, null, null);
    }

    /**
     * The mail server accepted a mail about this revision. A mail that asks for an answer deletes an earlier answer,
     * unless the recipient was notified of this or a later revision before: then the mail only goes to one more of his
     * addresses, and the answer remains.
     */
    public Notice mailed(int revision, Instant at, boolean asksForAnswer) {
        boolean notifiedBefore = toldRevision != null && revision <= toldRevision;
        boolean keepsAnswer = state == State.ACKNOWLEDGED && (!asksForAnswer || notifiedBefore);
        return copy(
                recipient,
                responsible,
                keepsAnswer ? State.ACKNOWLEDGED : State.TOLD,
                Channel.MAIL,
                revision,
                at,
                keepsAnswer ? answer : null,
                null,
                null);
    }

    public Notice undeliverable() {
        return copy(recipient, false, State.UNDELIVERABLE, channel, toldRevision, toldAt, answer, null, null);
    }

    public Notice acknowledged(Answer given) {
        return copy(recipient, responsible, State.ACKNOWLEDGED, channel, toldRevision, toldAt, given, null, null);
    }

    Notice nextVersion() {
        return new Notice(
                noticeId,
                findingId,
                employeeId,
                version + 1,
                recipient,
                responsible,
                state,
                channel,
                toldRevision,
                toldAt,
                answer,
                waitingFor,
                routeBy,
                createdAt);
    }

    private Notice copy(
            @Nullable Recipient newRecipient,
            boolean newResponsible,
            State newState,
            Channel newChannel,
            @Nullable Integer newToldRevision,
            @Nullable Instant newToldAt,
            @Nullable Answer newAnswer,
            @Nullable String newWaitingFor,
            @Nullable Instant newRouteBy) {
        return new Notice(
                noticeId,
                findingId,
                employeeId,
                version,
                newRecipient,
                newResponsible,
                newState,
                newChannel,
                newToldRevision,
                newToldAt,
                newAnswer,
                newWaitingFor,
                newRouteBy,
                createdAt);
    }
}
