@NullMarked
package org.dutywatch.local.command;

import org.jspecify.annotations.NullMarked;
