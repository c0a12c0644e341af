/** The demo: the main job on the sample department. */
@NullMarked
package org.dutywatch.local.demo;

import org.jspecify.annotations.NullMarked;
