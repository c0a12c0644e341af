@NullMarked
package org.dutywatch.notification.notices.domain;

import org.jspecify.annotations.NullMarked;
