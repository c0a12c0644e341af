@NullMarked
package org.dutywatch.notification.findings.domain;

import org.jspecify.annotations.NullMarked;
