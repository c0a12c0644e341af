@NullMarked
package org.dutywatch.eventkit.csv;

import org.jspecify.annotations.NullMarked;
