package org.dutywatch.compliance.attention.domain;

/** By what an access was attributed to the employee, the surest first. */
public enum Identity {
    /** The user name that the proxy authenticated. */
    USERNAME,
    /** The address was leased to the employee's device at that time. */
    LEASE,
    /** A device that is the employee's own. */
    DEVICE
}
