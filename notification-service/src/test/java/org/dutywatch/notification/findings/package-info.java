@NullMarked
package org.dutywatch.notification.findings;

import org.jspecify.annotations.NullMarked;
