/** Which mails an address gets about a finding, and when. */
@NullMarked
package org.dutywatch.notification.notices.domain;

import org.jspecify.annotations.NullMarked;
