@NullMarked
package org.dutywatch.simulator.score;

import org.jspecify.annotations.NullMarked;
