package org.mecene.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who a client is behind proxies (security.md J3, I4).
class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(
                    List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "203.0.113.9, -, 203.0.113.9",
                "203.0.113.9, 1.2.3.4, 203.0.113.9",
                "10.0.0.1, -, 10.0.0.1",
                "10.0.0.1, 203.0.113.9, 203.0.113.9",
                "10.0.0.1, '1.2.3.4, 203.0.113.9', 203.0.113.9",
                "10.0.0.1, '1.2.3.4,203.0.113.9 , 10.9.9.9', 203.0.113.9",
                "10.0.0.1, '10.0.0.7, 10.0.0.8', 10.0.0.7",
                "10.0.0.1, 'evil, 10.0.0.8', 10.0.0.8",
                "10.0.0.1, 'localhost', 10.0.0.1",
                "10.0.0.1, '', 10.0.0.1",
                "fd00::1, '2001:db8::1', 2001:db8:0:0:0:0:0:1",
                "fd00::1, '[2001:db8::1]:443', 2001:db8:0:0:0:0:0:1",
            })
    void believes_only_what_a_trusted_proxy_wrote(String peer, String forwarded, String client) {
        var found = proxies.client(InetAddress.ofLiteral(peer), forwarded);

        assertThat(found.getHostAddress()).isEqualTo(client);
    }

    @Test
    void believes_nobody_unless_told_to() {
        var peer = InetAddress.ofLiteral("10.0.0.1");

        assertThat(TrustedProxies.none().client(peer, "1.2.3.4")).isEqualTo(peer);
    }

    @Test
    void looks_at_a_bounded_number_of_hops() {
        var hops = "1.2.3.4," + "10.0.0.2,".repeat(100) + "10.0.0.3";

        var found = proxies.client(InetAddress.ofLiteral("10.0.0.1"), hops);

        assertThat(found.getHostAddress()).isEqualTo("10.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.org/8"})
    void refuses_what_is_no_range(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
    })
    void counts_a_site_as_one_client(String address, String client) {
        assertThat(AddressRange.client(InetAddress.ofLiteral(address))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::1, false",
        "192.168.1.77/32, 192.168.1.77, true",
        "192.168.1.77, 192.168.1.78, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
    })
    void holds_what_lies_in_it(String range, String address, boolean isIn) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(isIn);
    }
}
