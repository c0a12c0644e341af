/** The fields of a finding that decide whether somebody is notified. */
@NullMarked
package org.dutywatch.notification.findings.domain;

import org.jspecify.annotations.NullMarked;
