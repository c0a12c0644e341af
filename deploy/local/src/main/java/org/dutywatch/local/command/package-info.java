/** The commands behind the scripts: up, down, token. */
@NullMarked
package org.dutywatch.local.command;

import org.jspecify.annotations.NullMarked;
