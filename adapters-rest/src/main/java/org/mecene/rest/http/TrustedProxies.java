package org.mecene.rest.http;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out where a request comes from. Only what a trusted proxy wrote into `X-Forwarded-For` is
/// believed: from the right, the first address that is not a trusted proxy itself is the client
/// (security.md J3). Without trusted proxies the peer is the client, whatever headers say.
public final class TrustedProxies {
    private static final int MOST_HOPS = 20;

    private final List<AddressRange> trusted;

    public TrustedProxies(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /// @param peer who holds the other end of the connection
    /// @param forwarded all values of `X-Forwarded-For` in their order, joined by commas; null when
    ///   there are none
    public InetAddress client(InetAddress peer, @Nullable String forwarded) {
        if (forwarded == null || !isTrusted(peer)) {
            return peer;
        }
        var hops = forwarded.split(",");
        var client = peer;
        for (var i = hops.length - 1; i >= 0 && i >= hops.length - MOST_HOPS; i--) {
            var hop = AddressRange.literal(hops[i].strip());
            if (hop == null) {
                return client;
            }
            client = hop;
            if (!isTrusted(hop)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
