package org.dutywatch.ingest.cataloguechanges;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.dutywatch.ingest.catalogue.domain.SiteCategory;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of the catalogue.
 *
 * @param siteName only for a site that the catalogue does not have
 * @param siteCategory only for a site that the catalogue does not have
 * @param inForceFrom from when it is to be in force; as early as possible if it is absent
 */
public record CatalogueChangeRequest(
        @NotNull
        @Size(min = 1, max = 500)
        @Schema(
                examples = ".threads.example",
                description =
                        "A host, a domain with all below it as .example.com, or either with a path such as /embed/*")
        String entry,

        @NotBlank
        @Size(max = 40)
        @Schema(
                examples = "page",
                description = "page, app_api, messaging_poll, cdn, media, widget, pixel, auth, shortener; tenants: each"
                        + " sub-domain is the page of somebody else; not: not monitored")
        String role,

        @NotNull @Size(min = 1, max = 64) @Schema(examples = "facebook", description = "Id of the site")
        String site,

        @Nullable @Size(min = 1, max = 100) @Schema(description = "For a new site: its name")
        String siteName,

        @Nullable @Schema(description = "For a new site: its category")
        SiteCategory siteCategory,

        @Nullable
        @Schema(
                description = "Accesses that began at this time or later are classified by it; absent: as early as"
                        + " possible. Never before 15 minutes after the approval")
        Instant inForceFrom,

        @NotBlank
        @Size(max = 500)
        @Schema(
                examples = "The site serves its pages from this host, see its help pages",
                description = "Why, with a source")
        String reason) {}
