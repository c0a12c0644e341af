/** Takes in the logs of feeds: applies at once what they say about who or what held which address. */
@NullMarked
package org.dutywatch.ingest.leaselogs;

import org.jspecify.annotations.NullMarked;
