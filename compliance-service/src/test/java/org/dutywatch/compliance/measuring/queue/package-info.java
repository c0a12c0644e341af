@NullMarked
package org.dutywatch.compliance.measuring.queue;

import org.jspecify.annotations.NullMarked;
