@NullMarked
package org.dutywatch.simulator.world;

import org.jspecify.annotations.NullMarked;
