@NullMarked
package org.dutywatch.local.machine;

import org.jspecify.annotations.NullMarked;
