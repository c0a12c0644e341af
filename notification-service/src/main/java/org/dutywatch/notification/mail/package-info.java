/** The text of a mail, and sending it by SMTP. */
@NullMarked
package org.dutywatch.notification.mail;

import org.jspecify.annotations.NullMarked;
