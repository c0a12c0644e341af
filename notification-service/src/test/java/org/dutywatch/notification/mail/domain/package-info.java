@NullMarked
package org.dutywatch.notification.mail.domain;

import org.jspecify.annotations.NullMarked;
