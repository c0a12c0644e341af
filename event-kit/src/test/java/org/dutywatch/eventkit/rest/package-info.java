@NullMarked
package org.dutywatch.eventkit.rest;

import org.jspecify.annotations.NullMarked;
