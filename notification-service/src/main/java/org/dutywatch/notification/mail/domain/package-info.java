/** What a reply of a mail server means. */
@NullMarked
package org.dutywatch.notification.mail.domain;

import org.jspecify.annotations.NullMarked;
