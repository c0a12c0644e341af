@NullMarked
package org.dutywatch.local.component;

import org.jspecify.annotations.NullMarked;
