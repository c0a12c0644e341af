package org.dutywatch.compliance.rules.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Validates requests for policies, and converts the terms of a policy from and to JSON. */
@ApplicationScoped
class PolicyTermsMapper {
    private final SiteCategories categories;
    private final ObjectMapper json;

    PolicyTermsMapper(SiteCategories categories, ObjectMapper json) {
        this.categories = categories;
        this.json = json;
    }

    /**
     * Validates the request and resolves its site categories to sites.
     *
     * @throws ProblemException INVALID_REQUEST with the name of the first invalid field
     */
    PolicyTerms fromRequest(PolicyRequest request) {
        requireOneLimit(request);
        requireBelow("notice_minutes_per_shift", request.noticeMinutesPerShift(), request.limitMinutesPerShift());
        requireBelow("notice_minutes_per_week", request.noticeMinutesPerWeek(), request.limitMinutesPerWeek());
        requireWindows(orNone(request.windows()));
        Collection<ShiftKind> kinds = orNone(request.kinds());
        kinds.stream().filter(kind -> !kind.isDuty()).findFirst().ifPresent(kind -> {
            throw refused("kinds: " + kind + " is not duty, so nothing is measured in it");
        });
        var until = request.effectiveUntil();
        if (until != null && !until.isAfter(request.effectiveFrom())) {
            throw refused("effective_until must be after effective_from");
        }
        List<String> named = List.copyOf(new TreeSet<>(orNone(request.sites())));
        List<String> requestedCategories = List.copyOf(new TreeSet<>(orNone(request.siteCategories())));
        return new PolicyTerms(
                request.noticeMinutesPerShift(),
                orNone(request.windows()).stream()
                        .map(one -> new PolicyTerms.WindowLimitTerms(
                                one.windowMinutes(), one.limitMinutes(), one.noticeMinutes()))
                        .toList(),
                request.limitMinutesPerWeek(),
                request.noticeMinutesPerWeek(),
                request.rank(),
                kinds.stream().sorted().toList(),
                requestedCategories,
                named,
                resolveSites(requestedCategories, named));
    }

    private List<String> resolveSites(List<String> requestedCategories, List<String> named) {
        Set<String> sites = new TreeSet<>(named);
        for (String category : requestedCategories) {
            sites.addAll(categories
                    .sitesOf(category)
                    .orElseThrow(() -> refused("site_categories: there is no category " + category
                            + "; the categories are " + String.join(", ", categories.names()))));
        }
        return List.copyOf(sites);
    }

    private static void requireOneLimit(PolicyRequest request) {
        if (request.limitMinutesPerShift() == null
                && request.limitMinutesPerWeek() == null
                && orNone(request.windows()).isEmpty()) {
            throw refused("a policy has at least one of limit_minutes_per_shift, windows and limit_minutes_per_week");
        }
    }

    private static void requireWindows(Collection<PolicyRequest.WindowLimitRequest> windows) {
        Set<Integer> lengths = new HashSet<>();
        for (PolicyRequest.WindowLimitRequest one : windows) {
            if (!lengths.add(one.windowMinutes())) {
                throw refused("windows: the length " + one.windowMinutes() + " occurs twice");
            }
            if (one.limitMinutes().compareTo(BigDecimal.valueOf(one.windowMinutes())) >= 0) {
                throw refused("windows: a limit of " + one.limitMinutes() + " in " + one.windowMinutes()
                        + " minutes can never be exceeded");
            }
            requireBelow("windows.notice_minutes", one.noticeMinutes(), one.limitMinutes());
        }
    }

    private static void requireBelow(String field, @Nullable BigDecimal notice, @Nullable BigDecimal limit) {
        if (notice != null && (limit == null || notice.compareTo(limit) >= 0)) {
            throw refused(field + " must be below its limit");
        }
    }

    private static <T> Collection<T> orNone(@Nullable Collection<T> all) {
        return Objects.requireNonNullElse(all, List.of());
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.INVALID_REQUEST, why);
    }

    String toJson(PolicyTerms terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a policy", e);
        }
    }

    PolicyTerms fromJson(String terms) {
        try {
            return json.readValue(terms, PolicyTerms.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the terms of a policy", e);
        }
    }

    /** The policy, whether it is approved or not. */
    DatedPolicy toDatedPolicy(StoredPolicy draft) {
        var terms = fromJson(draft.terms);
        return new DatedPolicy(
                draft.policyId,
                draft.version,
                terms.coverage(draft.unit),
                terms.siteScope(),
                terms.limits(draft.limitMinutes),
                draft.effectiveFrom,
                draft.effectiveUntil);
    }
}
