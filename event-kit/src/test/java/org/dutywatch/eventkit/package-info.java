@NullMarked
package org.dutywatch.eventkit;

import org.jspecify.annotations.NullMarked;
