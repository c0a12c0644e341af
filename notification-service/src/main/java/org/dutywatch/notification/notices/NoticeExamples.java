package org.dutywatch.notification.notices;

/** Examples for the OpenAPI document. */
final class NoticeExamples {
    private static final String COMMON = """
            "notice_id": "0b7c3c3e-4f3e-4f57-8a67-5a0f6a6f0a01",
              "finding_id": "9398d8c2-2549-3572-85e5-3e6f747fe566",
              "employee": {"employee_id": "E101", "name": "Officer Sam Reyes"},
              "recipient": {"kind": "SUPERVISOR", "employee_id": "E010"},
              "channel": "mail",
              "rule": "ON_DUTY_ACCESS_PER_SHIFT",
              "clause": "IV.C",
              "tier": "ALERT",
              "finding_state": "OPEN",
              "revision": 1,
              "statement": "Estimated 46.5 min (band 41.2 to 52) of on-duty access to social media sites, limit 30.",
              "shift": {"start": "2026-11-09T12:00:00Z", "end": "2026-11-10T00:00:00Z", "kind": "REGULAR"},
              "minutes": {"low": 41.2, "point": 46.5, "high": 52.0},
              "limit_minutes": 30.0,
              "indications": null,
              "told_revision": 1,
              "told_at": "2026-11-09T20:47:06Z",
              "created_at": "2026-11-09T20:47:05Z",
            """;
    static final String NOTICE = "{" + COMMON + """
              "state": "TOLD", "acknowledged_at": null, "acknowledged_by": null, "comment": null}
            """;
    static final String ACKNOWLEDGED = "{" + COMMON + """
              "state": "ACKNOWLEDGED",
              "acknowledged_at": "2026-11-09T20:58:00Z",
              "acknowledged_by": "sergeant",
              "comment": "Spoke with the officer; part of it was a case search."}
            """;
    static final String PAGE = "{\"items\": [" + NOTICE + "]}";
    static final String MAIL_OUTAGE = """
            {"items": [], "mail_outages": [{"outage_id": "7c1c8a52-7f0e-4f7e-9d0a-0d7b4f0f3c11",
              "began_at": "2026-11-09T20:47:06Z",
              "reason": "sending data failed: 554 5.7.60 this client may not send as this sender",
              "ended_at": null, "mails_waiting": 4}]}
            """;
    static final String SOURCE_ALARM = """
            {"items": [], "mail_outages": [], "source_alarms": [{"alarm_id": "7d6f4a52-3f0e-4c7e-9d0a-0d7b4f0f3c11",
              "version": 1, "source": "hq-squid", "kind": "UNREADABLE", "state": "RUNNING",
              "began_at": "2026-11-03T15:02:11.204Z", "ended_at": null, "end_cause": null,
              "counted_from": "2026-11-02T15:02:11.204Z", "lines": 4000, "affected_lines": 120,
              "reasons": {"ambiguous_user_field": 100, "too_many_fields": 20}, "limit_percent": 1.0, "limit_before": null,
              "limit_seconds": null, "employee_ids": [], "employees": 0}]}
            """;
    static final String ANSWER = """
            {"comment": "Spoke with the officer; part of it was a case search."}
            """;

    private NoticeExamples() {}
}
