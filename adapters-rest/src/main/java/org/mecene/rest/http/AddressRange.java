package org.mecene.rest.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A range of IP addresses, such as `10.0.0.0/8` or `2001:db8::/32`; a single address is a range of
/// one.
public record AddressRange(InetAddress network, int prefix) {
    private static final int V6_PREFIX_OF_A_SITE = 64;
    private static final int V6_PREFIX_OF_A_NETWORK = 48;

    /// @throws IllegalArgumentException for anything that is not a range; names are never looked up
    public static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("Not a range of IP addresses: " + text);
        }
        var bits = address.getAddress().length * Byte.SIZE;
        var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("Not a range of IP addresses: " + text);
        }
        return new AddressRange(masked(address, prefix), prefix);
    }

    public boolean contains(InetAddress address) {
        return address.getAddress().length == network.getAddress().length
                && masked(address, prefix).equals(network);
    }

    /// What counts as one client: an IPv4 address, or the /64 that one site has in IPv6
    /// (security.md I4).
    public static String client(InetAddress address) {
        var isV4 = address.getAddress().length == 4;
        return isV4
                ? address.getHostAddress()
                : masked(address, V6_PREFIX_OF_A_SITE).getHostAddress() + "/64";
    }

    /// What one customer of a provider may have at most, in which there are 65,536 sites; empty for
    /// IPv4.
    public static Optional<String> widerNetwork(InetAddress address) {
        var isV4 = address.getAddress().length == 4;
        return isV4
                ? Optional.empty()
                : Optional.of(
                        masked(address, V6_PREFIX_OF_A_NETWORK).getHostAddress()
                                + "/"
                                + V6_PREFIX_OF_A_NETWORK);
    }

    /// The address that a literal stands for; null for anything else, names included.
    static @Nullable InetAddress literal(String text) {
        var bare = text.startsWith("[") ? text.replaceAll("^\\[|](:\\d+)?$", "") : text;
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static InetAddress masked(InetAddress address, int prefix) {
        var bytes = address.getAddress();
        var whole = prefix / Byte.SIZE;
        if (whole < bytes.length) {
            bytes[whole] &= (byte) (0xFF << (Byte.SIZE - prefix % Byte.SIZE));
            Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException("An address kept its length", impossible);
        }
    }
}
