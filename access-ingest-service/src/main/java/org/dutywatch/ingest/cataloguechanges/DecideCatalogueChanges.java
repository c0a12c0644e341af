package org.dutywatch.ingest.cataloguechanges;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.catalogue.LookAlikes;
import org.dutywatch.ingest.catalogue.domain.CatalogueChange;
import org.dutywatch.ingest.catalogue.domain.ChangeScopeRule;
import org.dutywatch.ingest.catalogue.domain.DatedCatalogue;
import org.dutywatch.ingest.catalogue.domain.PublicSuffixes;
import org.dutywatch.ingest.catalogue.domain.Site;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.sources.LineAgeConfig;

/**
 * One person asks for a change of the catalogue; another one approves or declines it, because an entry that is too wide
 * accuses people. A change is never in force for the past. It is in force {@link #lead} after its approval at the
 * earliest: an instance may still read by the previous catalogue what was received before the approval, and such a line is
 * dated less than that after its receipt.
 */
@ApplicationScoped
public class DecideCatalogueChanges implements DecidedChange<ChangeOfCatalogue> {
    /** Each approved change needs memory. More of them belong in a catalogue file of the department. */
    static final int MOST_APPROVED = 200;

    /** A batch of lines is read in a shorter time, and clocks of instances differ by less. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(10);

    private static final Duration LATEST = Duration.ofDays(366);
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_]*");

    private final CatalogueChanges changes;
    private final SiteCatalogue first;
    private final ChangeScopeRule scope;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration lead;

    DecideCatalogueChanges(
            CatalogueChanges changes,
            SiteCatalogue first,
            PublicSuffixes suffixes,
            AwaitedDecisions decisions,
            AuditTrail audit,
            Clock clock,
            LineAgeConfig config) {
        this.changes = changes;
        this.first = first;
        this.scope = new ChangeScopeRule(suffixes, LookAlikes.shipped().refused());
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
        this.lead = config.aheadOfClock().plus(LONGEST_BATCH);
    }

    /**
     * Asks for a change.
     *
     * @throws ProblemException INVALID_REQUEST naming the field that is not valid; RULE_REFUSED if the entry would cover
     *     hosts of others, or if as many changes are approved as can be
     */
    @Transactional
    public ChangeOfCatalogue ask(CatalogueChangeRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from =
                request.inForceFrom() == null ? now : request.inForceFrom().truncatedTo(ChronoUnit.MILLIS);
        if (from.isBefore(now)) {
            throw invalid("in_force_from is in the past: what was observed before keeps its class");
        }
        if (from.isAfter(now.plus(LATEST))) {
            throw invalid("in_force_from is more than " + LATEST.toDays() + " days ahead");
        }
        var asked = new CatalogueChange(request.entry(), request.role(), site(request), from);
        requireValid(asked, ProblemType.INVALID_REQUEST);
        Decision decision = decisions.askedNow(UUID.randomUUID(), DecisionKind.CATALOGUE_CHANGE);
        decisions.ask(decision);
        var change = new ChangeOfCatalogue(asked, request.reason().strip(), null, decision);
        changes.insert(change);
        audit.record("ask_catalogue_change", asked.site().key(), decision.id() + ": " + description(change));
        return change;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.CATALOGUE_CHANGE;
    }

    @Override
    public ChangeOfCatalogue require(UUID id) {
        return changes.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, CatalogueChangesResource.UNKNOWN));
    }

    /** The catalogue may have changed since somebody asked, so everything is checked again. */
    @Override
    public void approve(ChangeOfCatalogue change, Answer answer) {
        changes.lock();
        Instant earliest = answer.at().plus(lead).truncatedTo(ChronoUnit.MILLIS);
        Instant wanted = change.asked().from();
        Instant from = wanted.isBefore(earliest) ? earliest : wanted;
        requireValid(change.inForce(from), ProblemType.CONFLICT);
        changes.putInForce(change.decision().id(), from);
    }

    @Override
    public Audited audited(ChangeOfCatalogue change) {
        return new Audited("catalogue_change", List.of(change.asked().site().key()), description(change));
    }

    private void requireValid(CatalogueChange change, ProblemType whenInvalid) {
        List<CatalogueChange> all = new ArrayList<>(changes.inForce());
        if (all.size() >= MOST_APPROVED) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    MOST_APPROVED + " changes were approved: put them into a catalogue file of the department");
        }
        SiteCatalogue before = DatedCatalogue.of(first, all).at(change.from().toEpochMilli());
        all.add(change);
        try {
            DatedCatalogue.of(first, all);
        } catch (IllegalArgumentException wrong) {
            throw new ProblemException(whenInvalid, "entry or role: " + wrong.getMessage());
        }
        try {
            scope.check(before, change);
        } catch (IllegalArgumentException tooWide) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "entry: " + tooWide.getMessage());
        }
    }

    private Site site(CatalogueChangeRequest request) {
        var known = DatedCatalogue.of(first, changes.inForce()).at(Long.MAX_VALUE).sites().stream()
                .filter(site -> site.key().equals(request.site()))
                .findFirst();
        boolean describes = request.siteName() != null || request.siteCategory() != null;
        if (known.isPresent()) {
            if (describes) {
                throw invalid("site '" + request.site() + "' is known: leave out site_name and site_category");
            }
            return known.get();
        }
        if (!KEY.matcher(request.site()).matches()) {
            throw invalid("site '" + request.site() + "' is not of a-z, 0-9 and '_'");
        }
        if (request.siteName() == null || request.siteCategory() == null) {
            throw invalid("site '" + request.site() + "' is unknown: a new site needs site_name and site_category");
        }
        return new Site(request.site(), request.siteName().strip(), request.siteCategory());
    }

    private static String description(ChangeOfCatalogue change) {
        CatalogueChange asked = change.asked();
        return asked.role() + " " + asked.entry() + " of " + asked.site().key() + "; wanted from " + asked.from()
                + "; asked by " + change.decision().author().user() + "; reason: " + change.reason();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
