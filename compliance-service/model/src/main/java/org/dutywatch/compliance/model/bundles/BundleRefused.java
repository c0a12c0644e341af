package org.dutywatch.compliance.model.bundles;

/**
 * A bundle was changed after its export, or cannot be read. The message names the file and the reason in one sentence.
 */
public class BundleRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String file;

    /**
     * @param file name of the file inside the bundle, or {@code the archive} for the whole archive
     * @param reason why the bundle is refused, without a full stop
     */
    public BundleRefused(String file, String reason) {
        super(file + ": " + reason);
        this.file = file;
    }

    public String file() {
        return file;
    }
}
