@NullMarked
package org.dutywatch.eventkit.decisions;

import org.jspecify.annotations.NullMarked;
