/** The directories, keys and passwords of a stack, and the servers' files. */
@NullMarked
package org.dutywatch.local.home;

import org.jspecify.annotations.NullMarked;
