package org.dutywatch.notification.outages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jboss.logging.Logger;

/**
 * Notices when mail as a whole does not work, and when it works again; then every mail that waits for the mail server is
 * sent.
 */
@ApplicationScoped
class WatchMail {
    private static final Logger LOG = Logger.getLogger(WatchMail.class);

    private final MailOutages outages;
    private final NotificationConfig config;

    WatchMail(MailOutages outages, NotificationConfig config) {
        this.outages = outages;
        this.config = config;
    }

    /** Returns false: there is never more to do at once. */
    @Transactional
    boolean watch() {
        if (outages.endIfAccepted()) {
            outages.makeWaitingMailsDue();
            LOG.info("mail works again");
        } else if (outages.endIfNoneFails()) {
            LOG.info("no mail fails any more: it is not known whether mail works");
        }
        if (outages.open(config.mailOutageAfter())) {
            // The reason is not logged: it may name an address.
            LOG.error("mail does not work: the inbox of the administrators says why");
        }
        return false;
    }
}
