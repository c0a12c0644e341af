@NullMarked
package org.dutywatch.local.kafka;

import org.jspecify.annotations.NullMarked;
