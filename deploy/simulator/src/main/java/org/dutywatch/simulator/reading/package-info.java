@NullMarked
package org.dutywatch.simulator.reading;

import org.jspecify.annotations.NullMarked;
