/** What REST endpoints share: caller, time range, pages, JSON settings, clock. */
@NullMarked
package org.dutywatch.eventkit.rest;

import org.jspecify.annotations.NullMarked;
