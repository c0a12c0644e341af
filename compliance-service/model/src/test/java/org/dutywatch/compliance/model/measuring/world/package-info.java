@NullMarked
package org.dutywatch.compliance.model.measuring.world;

import org.jspecify.annotations.NullMarked;
