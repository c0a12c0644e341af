@NullMarked
package org.dutywatch.eventkit.audit;

import org.jspecify.annotations.NullMarked;
