@NullMarked
package org.dutywatch.systemtests;

import org.jspecify.annotations.NullMarked;
