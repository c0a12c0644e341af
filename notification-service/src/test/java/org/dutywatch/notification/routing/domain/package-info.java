@NullMarked
package org.dutywatch.notification.routing.domain;

import org.jspecify.annotations.NullMarked;
