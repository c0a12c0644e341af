@NullMarked
package org.dutywatch.notification.duty.domain;

import org.jspecify.annotations.NullMarked;
