/**
 * Remembers when persons opened pages of unmonitored sites. A person is here whoever has a user name, or else an
 * address, in the lines of one source: an employee with two user names counts as two persons, and whoever uses an
 * address counts as one.
 *
 * <p>A timestamp is an instant in epoch milliseconds. An interval is a duration: how long before an access the person
 * opened such a page.
 */
@NullMarked
package org.dutywatch.ingest.browsing.domain;

import org.jspecify.annotations.NullMarked;
