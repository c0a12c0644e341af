@NullMarked
package org.dutywatch.eventkit.limits;

import org.jspecify.annotations.NullMarked;
