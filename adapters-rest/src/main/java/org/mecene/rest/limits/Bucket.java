package org.mecene.rest.limits;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.RateLimits.Draw;
import org.mecene.domain.platform.RateLimits.Limit;
import org.mecene.rest.http.AddressRange;
import org.mecene.rest.http.Exchange;
import org.mecene.rest.security.Access;

/// Every limit there is: what one caller may do, and what all may do together. A caller is the user
/// who is signed in, or else the address that they come from, an IPv6 site counting as one
/// (security.md I4). Addresses are shared by many people behind one provider, so what is counted by
/// address is generous.
public enum Bucket {
    /// Only wrong ones count: people who share an address do not shut one another out. What one
    /// account bears, from wherever, is for the use case to say.
    SIGN_IN(Counting.FAILURES, 30, Duration.ofMinutes(1), 3_000),
    /// The other ways in have buckets of their own: whoever closes one for all leaves these open.
    PASSKEY(Counting.FAILURES, 30, Duration.ofMinutes(1), 3_000),
    PROVIDER(Counting.FAILURES, 30, Duration.ofMinutes(1), 3_000),
    SIGN_UP(Counting.ALL, 200, Duration.ofHours(1), 10_000),
    /// Challenges for passkeys, each of which is kept for five minutes.
    CHALLENGE(Counting.ALL, 120, Duration.ofMinutes(1), 10_000),
    /// Mails that anybody may have sent to anybody.
    MAIL(Counting.ALL, 60, Duration.ofHours(1), 5_000),
    /// Secrets out of mails, of which only wrong ones count.
    MAILED_TOKEN(Counting.FAILURES, 30, Duration.ofMinutes(1), null),
    REFRESH(Counting.FAILURES, 150, Duration.ofMinutes(5), null),
    COMMENT(Counting.ALL, 30, Duration.ofMinutes(1), null),
    REACTION(Counting.ALL, 120, Duration.ofMinutes(1), null),
    DONATION(Counting.ALL, 30, Duration.ofMinutes(1), null),
    PAYMENT(Counting.ALL, 30, Duration.ofMinutes(1), null),
    /// In mebibytes.
    UPLOAD(Counting.MEBIBYTES, 4_096, Duration.ofHours(1), null),
    /// Everything that is kept of somebody, files included.
    EXPORT(Counting.ALL, 5, Duration.ofHours(1), null),
    SEARCH(Counting.WORDS, 120, Duration.ofMinutes(1), null),
    /// Whatever else a member changes.
    WRITING(Counting.ALL, 120, Duration.ofMinutes(1), null),
    /// Whatever else somebody changes who is not signed in.
    GUEST(Counting.ALL, 300, Duration.ofMinutes(1), null),
    ADMINISTRATION(Counting.ALL, 600, Duration.ofMinutes(1), null);

    /// What takes from a bucket.
    enum Counting {
        ALL,
        /// What succeeded is given back.
        FAILURES,
        MEBIBYTES,
        /// Only what searches for words.
        WORDS
    }

    private static final int NETWORK_BEARS = 10;

    private final Counting counting;

    @SuppressWarnings("ImmutableEnumChecker") // A limit is a record of values.
    private final Limit own;

    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Limit common;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Limit network;

    Bucket(Counting counting, int most, Duration per, @Nullable Integer mostOfAll) {
        this.counting = counting;
        this.own = new Limit(wire(), most, per);
        this.network = new Limit(wire() + "-network", NETWORK_BEARS * most, per);
        this.common = mostOfAll == null ? null : new Limit(wire() + "-all", mostOfAll, per);
    }

    /// The name in headers and in the published contract.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Counting counting() {
        return counting;
    }

    /// Whether a request is let through when nobody can count: reading goes on, and what concerns
    /// accounts and money does not (security.md I3).
    public boolean failsOpen() {
        return this == SEARCH;
    }

    /// What one request takes: the caller's own first. Members are counted by themselves alone, so
    /// that nobody else keeps them from what only they can do. Of strangers, one who has many IPv6
    /// sites at hand is counted by the network around them as well, and cannot use up alone what is
    /// for all.
    List<Draw> draws(Exchange exchange, int units) {
        return exchange.actor()
                .userId()
                .map(user -> List.of(new Draw(own, "user:" + user, units)))
                .orElseGet(() -> drawsOfStranger(exchange.client(), units));
    }

    private List<Draw> drawsOfStranger(InetAddress client, int units) {
        var draws = new ArrayList<Draw>();
        draws.add(new Draw(own, "from:" + AddressRange.client(client), units));
        AddressRange.widerNetwork(client)
                .ifPresent(wider -> draws.add(new Draw(network, "from:" + wider, units)));
        if (common != null) {
            draws.add(new Draw(common, "", units));
        }
        return draws;
    }

    /// The bucket of a route that changes something and names none; empty for what providers say,
    /// which is never turned away.
    static Optional<Bucket> usual(Access.Who who) {
        return switch (who) {
            case PUBLIC, ANYONE -> Optional.of(GUEST);
            case CALLER, CREATOR -> Optional.of(WRITING);
            case MODERATOR, ADMIN -> Optional.of(ADMINISTRATION);
            case PROVIDER -> Optional.empty();
        };
    }
}
