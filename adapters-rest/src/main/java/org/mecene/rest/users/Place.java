package org.mecene.rest.users;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where somebody signs in from, to the network: a /24 or a /48. That tells the owner of an account
/// home from abroad, and is less than an address.
public final class Place {
    private static final int BYTES_OF_IPV4 = 3;
    private static final int BYTES_OF_IPV6 = 6;

    private Place() {}

    public static String of(InetAddress client) {
        var address = client.getAddress();
        var kept = client instanceof Inet4Address ? BYTES_OF_IPV4 : BYTES_OF_IPV6;
        Arrays.fill(address, kept, address.length, (byte) 0);
        try {
            var network = InetAddress.getByAddress(address).getHostAddress();
            return shortened(network) + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
        }
    }

    /// All that follows the network is zero.
    private static String shortened(String network) {
        return network.replaceFirst("(:0)+$", "::");
    }
}
