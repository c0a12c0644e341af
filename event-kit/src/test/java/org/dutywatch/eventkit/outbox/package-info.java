@NullMarked
package org.dutywatch.eventkit.outbox;

import org.jspecify.annotations.NullMarked;
