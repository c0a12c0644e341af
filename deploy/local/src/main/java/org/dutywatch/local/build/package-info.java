/** Building the services that are not built, or older than their sources. */
@NullMarked
package org.dutywatch.local.build;

import org.jspecify.annotations.NullMarked;
