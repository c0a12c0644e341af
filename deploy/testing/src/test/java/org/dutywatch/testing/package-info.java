@NullMarked
package org.dutywatch.testing;

import org.jspecify.annotations.NullMarked;
