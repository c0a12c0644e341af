package org.dutywatch.compliance.model.attention;

/** How an access was attributed to the employee, the most reliable method first. */
public enum Identity {
    /** The user name that the proxy authenticated. */
    USERNAME,
    /** The address was leased to the employee's device at that time. */
    LEASE,
    /** The device is assigned to the employee. Reserved: ingest does not attribute by device yet. */
    DEVICE
}
