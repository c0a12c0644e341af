@NullMarked
package org.dutywatch.local.sample;

import org.jspecify.annotations.NullMarked;
