@NullMarked
package org.dutywatch.notification.directory.domain;

import org.jspecify.annotations.NullMarked;
