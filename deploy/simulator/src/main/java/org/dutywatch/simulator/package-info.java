@NullMarked
package org.dutywatch.simulator;

import org.jspecify.annotations.NullMarked;
