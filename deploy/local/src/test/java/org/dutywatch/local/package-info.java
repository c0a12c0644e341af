@NullMarked
package org.dutywatch.local;

import org.jspecify.annotations.NullMarked;
