/** Where a stack keeps its things, and where the servers' files come from. */
@NullMarked
package org.dutywatch.local.home;

import org.jspecify.annotations.NullMarked;
