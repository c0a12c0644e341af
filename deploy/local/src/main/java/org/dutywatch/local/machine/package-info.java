/** The machine that the stack runs on: its ports, its room, its processes. */
@NullMarked
package org.dutywatch.local.machine;

import org.jspecify.annotations.NullMarked;
