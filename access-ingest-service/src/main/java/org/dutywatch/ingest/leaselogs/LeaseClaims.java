package org.dutywatch.ingest.leaselogs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.leaseformats.domain.LeaseClaim;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table of what lines said. Its rows are only added, and deleted long after their time. */
@ApplicationScoped
class LeaseClaims {
    private static final String ADD = """
            insert into lease_claim (feed, address, username, mac, host, session, from_at, said_at, until_at)
            values (:feed, :address, :username, :mac, :host, :session, :from, :said, :until)
            on conflict do nothing
            """;
    private static final String OF = """
            select address, username, mac, host, session, from_at, said_at, until_at from lease_claim
             where feed = :feed and address = any(:addresses)
            """;

    /** One row; names of persons and devices are empty where they do not apply. */
    public record ClaimRow(
            String address,
            String username,
            String mac,
            String host,
            String session,
            Instant fromAt,
            Instant saidAt,
            Instant untilAt) {
        LeaseClaim claim() {
            return new LeaseClaim(address, holder(), session, fromAt, saidAt, untilAt);
        }

        private @Nullable Holder holder() {
            if (!username.isEmpty()) {
                return new Holder.Person(new UserName(username));
            }
            return mac.isEmpty() && host.isEmpty() ? null : new Holder.Device(mac, host);
        }
    }

    /** The claims of a feed about these addresses, by address. */
    Map<String, Set<LeaseClaim>> of(Handle handle, String feed, Collection<String> addresses) {
        return handle
                .createQuery(OF)
                .bind("feed", feed)
                .bindArray("addresses", String.class, addresses)
                .map(ConstructorMapper.of(ClaimRow.class))
                .stream()
                .map(ClaimRow::claim)
                .collect(Collectors.groupingBy(LeaseClaim::address, Collectors.toSet()));
    }

    void add(Handle handle, String feed, List<LeaseClaim> claims) {
        var batch = handle.prepareBatch(ADD);
        claims.forEach(claim -> batch.bind("feed", feed)
                .bind("address", claim.address())
                .bind("username", HolderNames.username(claim.holder()))
                .bind("mac", HolderNames.mac(claim.holder()))
                .bind("host", HolderNames.host(claim.holder()))
                .bind("session", claim.session())
                .bind("from", claim.from())
                .bind("said", claim.at())
                .bind("until", claim.until())
                .add());
        batch.execute();
    }

    void deleteUntil(Handle handle, Instant time) {
        handle.createUpdate("delete from lease_claim where until_at < :time")
                .bind("time", time)
                .execute();
    }
}
