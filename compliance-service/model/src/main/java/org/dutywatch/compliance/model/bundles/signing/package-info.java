/** Digests, keys and signatures of evidence bundles (SHA-256, Ed25519). */
@NullMarked
package org.dutywatch.compliance.model.bundles.signing;

import org.jspecify.annotations.NullMarked;
