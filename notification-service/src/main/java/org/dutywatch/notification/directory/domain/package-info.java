/** An employee, with the fields that notices need. */
@NullMarked
package org.dutywatch.notification.directory.domain;

import org.jspecify.annotations.NullMarked;
