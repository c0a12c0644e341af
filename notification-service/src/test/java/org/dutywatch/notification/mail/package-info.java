@NullMarked
package org.dutywatch.notification.mail;

import org.jspecify.annotations.NullMarked;
