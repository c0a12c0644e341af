/** Background work: threads that poll, pause after a failure, and stop with the service. */
@NullMarked
package org.dutywatch.eventkit.worker;

import org.jspecify.annotations.NullMarked;
