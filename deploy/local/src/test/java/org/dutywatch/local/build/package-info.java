@NullMarked
package org.dutywatch.local.build;

import org.jspecify.annotations.NullMarked;
