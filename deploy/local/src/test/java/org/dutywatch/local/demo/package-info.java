@NullMarked
package org.dutywatch.local.demo;

import org.jspecify.annotations.NullMarked;
