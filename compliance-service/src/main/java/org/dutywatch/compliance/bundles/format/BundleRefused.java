package org.dutywatch.compliance.bundles.format;

/** A bundle is not what was exported, or cannot be read. The message is one sentence that names the file and why. */
public class BundleRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String file;

    /** @param file inside the bundle, or what the bundle is called as a whole */
    public BundleRefused(String file, String reason) {
        super(file + ": " + reason);
        this.file = file;
    }

    public String file() {
        return file;
    }
}
