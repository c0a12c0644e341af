/** What could not be processed: lists it for administrators, and sends it again. */
@NullMarked
package org.dutywatch.eventkit.failures;

import org.jspecify.annotations.NullMarked;
