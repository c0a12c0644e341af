@NullMarked
package org.dutywatch.local.home;

import org.jspecify.annotations.NullMarked;
