/** Builds the services that are not built, or are older than their sources. */
@NullMarked
package org.dutywatch.local.build;

import org.jspecify.annotations.NullMarked;
