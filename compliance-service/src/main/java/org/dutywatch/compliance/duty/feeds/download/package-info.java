/** Fetches a calendar over HTTPS, with limits on address, time and size; encrypts the addresses of feeds. */
@NullMarked
package org.dutywatch.compliance.duty.feeds.download;

import org.jspecify.annotations.NullMarked;
