@NullMarked
package org.dutywatch.local.compose;

import org.jspecify.annotations.NullMarked;
