@NullMarked
package org.dutywatch.eventkit.kafka;

import org.jspecify.annotations.NullMarked;
