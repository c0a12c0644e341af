@NullMarked
package org.dutywatch.compliance.model.bundles.file;

import org.jspecify.annotations.NullMarked;
