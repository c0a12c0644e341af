package org.dutywatch.local.machine;

/**
 * The ports of one stack on the loopback address. The offset is added to each port, so that several stacks can run at
 * once.
 */
public record Ports(int offset) {
    private static final int MAX_OFFSET = 50_000;

    /**
     * Returns the ports with an offset from 0 to 50,000.
     *
     * @param source where the text is from, for the message
     * @throws StackFailure if the text is not such a number
     */
    public static Ports parse(String text, String source) {
        try {
            int offset = Integer.parseInt(text.strip());
            if (offset >= 0 && offset <= MAX_OFFSET) {
                return new Ports(offset);
            }
        } catch (NumberFormatException e) {
            throw new StackFailure(source + " is \"" + text.strip() + "\", which is not a number.", e);
        }
        throw new StackFailure(source + " is " + text.strip() + ", but must be from 0 to " + MAX_OFFSET + ".");
    }

    public int ingest() {
        return 8081 + offset;
    }

    public int compliance() {
        return 8082 + offset;
    }

    public int notification() {
        return 8083 + offset;
    }

    /** The ports of health, metrics and OpenAPI; their last digits differ from those of all other ports. */
    public int ingestManagement() {
        return 9001 + offset;
    }

    public int complianceManagement() {
        return 9002 + offset;
    }

    public int notificationManagement() {
        return 9003 + offset;
    }

    public int keycloak() {
        return 8180 + offset;
    }

    public int kafka() {
        return 9092 + offset;
    }

    /** The port of the broker's controller quorum; only the broker connects to it. */
    public int kafkaController() {
        return 9093 + offset;
    }

    /** The port on which the broker's administrator logs in: the stack itself, to create topics, logins and rights. */
    public int kafkaAdmin() {
        return 9094 + offset;
    }

    public int postgres() {
        return 15432 + offset;
    }

    public int smtp() {
        return 3025 + offset;
    }

    public int mailApi() {
        return 3026 + offset;
    }
}
