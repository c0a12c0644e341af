/** This service's own copy of the employees, received from compliance. */
@NullMarked
package org.dutywatch.notification.directory;

import org.jspecify.annotations.NullMarked;
