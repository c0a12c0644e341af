/** The machine that the stack runs on: ports, disk and memory, processes. */
@NullMarked
package org.dutywatch.local.machine;

import org.jspecify.annotations.NullMarked;
