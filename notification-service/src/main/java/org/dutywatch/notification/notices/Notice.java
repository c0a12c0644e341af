package org.dutywatch.notification.notices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One finding for one recipient, and what came of it.
 *
 * @param employeeId the subject of the finding
 * @param version counts the changes; 0 before it is saved
 * @param recipient null as long as it is not known who answers for the subject
 * @param responsible whether the recipient answers for the subject now; else he gets corrections only
 * @param waitingFor the employee whom we must know before the recipient can be found
 * @param routeBy when the administrators get it if that employee is still unknown
 */
public record Notice(
        UUID noticeId,
        UUID findingId,
        String employeeId,
        int version,
        @Nullable Recipient recipient,
        boolean responsible,
        State state,
        Channel channel,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nullable Answer answer,
        @Nullable String waitingFor,
        @Nullable Instant routeBy,
        Instant createdAt) {
    /** Where a notice stands; see the contract of {@code notification.notice-changed.v1}. */
    public enum State {
        PENDING,
        TOLD,
        UNDELIVERABLE,
        ACKNOWLEDGED
    }

    /** How the recipient hears of it. */
    public enum Channel {
        MAIL,
        INBOX
    }

    /** What the recipient answered. */
    public record Answer(Instant at, String by, @Nullable String comment) {}

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

    public Notice to(Recipient newRecipient) {
        return copy(newRecipient, true, state, channel, toldRevision, toldAt, answer, null, null);
    }

    public Notice waitingFor(String unknownEmployeeId, Instant deadline) {
        return copy(null, true, state, channel, toldRevision, toldAt, answer, unknownEmployeeId, deadline);
    }

    public Notice waitingForOther(String unknownEmployeeId) {
        return copy(null, true, state, channel, toldRevision, toldAt, answer, unknownEmployeeId, routeBy);
    }

    public Notice responsible(boolean isResponsible) {
        return copy(recipient, isResponsible, state, channel, toldRevision, toldAt, answer, waitingFor, routeBy);
    }

    /** A mail is on its way that asks for an answer. */
    public Notice announcedByMail() {
        return copy(recipient, responsible, State.PENDING, Channel.MAIL, toldRevision, toldAt, answer, null, null);
    }

    public Notice via(Channel newChannel) {
        return copy(recipient, responsible, state, newChannel, toldRevision, toldAt, answer, waitingFor, routeBy);
    }

    /** What the recipient can read in the inbox is this revision. */
    public Notice shownInInbox(int revision, Instant at) {
        State next = state == State.PENDING ? State.TOLD : state;
        return copy(recipient, responsible, next, Channel.INBOX, revision, at, answer, null, null);
    }

    /**
     * The mail server took a mail about this revision. News that asks for an answer voids an earlier one, unless that
     * was given to the same revision: one more address hears then what somebody else has answered already.
     */
    public Notice mailed(int revision, Instant at, boolean asksForAnswer) {
        boolean toldAlready = toldRevision != null && revision <= toldRevision;
        boolean keepsAnswer = state == State.ACKNOWLEDGED && (!asksForAnswer || toldAlready);
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
