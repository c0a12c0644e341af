@NullMarked
package org.dutywatch.eventkit.worker;

import org.jspecify.annotations.NullMarked;
