package org.dutywatch.compliance.cases.snapshots;

/** Why a sealed bundle of a finding is made. */
public enum SnapshotCause {
    /** The finding became an alert. */
    ALERT_OPENED,
    /** The finding was handed on to those who may decide about consequences. */
    REFERRED
}
