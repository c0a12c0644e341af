@NullMarked
package org.dutywatch.eventkit.problem;

import org.jspecify.annotations.NullMarked;
