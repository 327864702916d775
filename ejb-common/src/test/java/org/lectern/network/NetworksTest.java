package org.lectern.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.7.99, 24, 64, 192.168.7.0/24",
        "192.168.7.99, 32, 64, 192.168.7.99/32",
        "192.168.7.99, 20, 64, 192.168.0.0/20",
        "192.168.7.99, 0, 64, 0.0.0.0/0",
        "2001:db8:1:2:3:4:5:6, 24, 64, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:192.168.7.99, 24, 64, 192.168.7.0/24"
    })
    void around_keepsTheFirstBits(String address, int bits4, int bits6, String network) {
        Networks around = Networks.around(address, bits4, bits6);

        assertThat(around).hasToString(network);
        assertThat(around.contains(address)).isTrue();
        assertThat(Networks.parse(network)).isEqualTo(around);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.128/25, 192.168.1.128, true",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "fc00::/7, fdff::1, true",
        "fc00::/7, fe00::1, false",
        "::1/128, 0:0:0:0:0:0:0:1, true",
        "::1, ::2, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::ffff:11.1.2.3, false",
        "::ffff:10.0.0.0/8, 10.1.2.3, true",
        "fe80::/10, fe80::1%eth0, true",
        "fe80::/10, [fe80::1], true",
    })
    void address_isInItsNetworks(String network, String address, boolean inside) {
        assertThat(Networks.parse(network).contains(address)).isEqualTo(inside);
    }

    @Test
    void any_holdsBothFamilies() {
        assertThat(Networks.ANY.contains("198.51.100.7")).isTrue();
        assertThat(Networks.ANY.contains("2001:db8::7")).isTrue();
    }

    @Test
    void list_isReadAndWrittenInOrder() {
        Networks networks = Networks.parse("10.0.0.0/8 ,fc00::/7,  192.0.2.1");

        assertThat(networks).hasToString("10.0.0.0/8, fc00::/7, 192.0.2.1/32");
        assertThat(Networks.parse(networks.toString()).toString()).isEqualTo(networks.toString());
        assertThat(Networks.of(List.of("10.0.0.0/8")).networks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "10.0.0.0/8,",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0",
                "10.0.0.256",
                "999.1.1.1",
                "::/129",
                ":::",
                "1::2::3",
                "12345::",
                ".::1",
                "localhost",
                "example.com/8",
                "／",
            })
    void garbage_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "999.1.1.1", "10.0.0.1, 10.0.0.2", "localhost"})
    void addressThatIsNone_isInNoNetwork(String address) {
        assertThat(Networks.ANY.contains(address)).isFalse();
    }

    @Property
    void v4Prefix_decidesAlone(@ForAll @Size(4) byte[] address, @ForAll @IntRange(max = 31) int bit)
            throws UnknownHostException {
        prefixDecidesAlone(address, bit);
    }

    @Property
    void v6Prefix_decidesAlone(@ForAll @Size(16) byte[] address, @ForAll @IntRange(max = 127) int bit)
            throws UnknownHostException {
        address[0] = (byte) 0x20;
        prefixDecidesAlone(address, bit);
    }

    /** An address that differs in one bit is in every network that ends before this bit, and in no longer one. */
    private static void prefixDecidesAlone(byte[] address, int bit) throws UnknownHostException {
        int size = address.length * 8;
        byte[] flipped = new byte[address.length];
        byte[] digits = new BigInteger(1, address).flipBit(size - 1 - bit).toByteArray();
        int length = Math.min(digits.length, flipped.length);
        System.arraycopy(digits, digits.length - length, flipped, flipped.length - length, length);
        String own = InetAddress.getByAddress(address).getHostAddress();
        String other = InetAddress.getByAddress(flipped).getHostAddress();

        assertThat(Networks.parse(own + "/" + bit).contains(other)).isTrue();
        assertThat(Networks.parse(own + "/" + (bit + 1)).contains(other)).isFalse();
        assertThat(Networks.parse(own + "/" + size).contains(own)).isTrue();
    }

    @Property
    void anyText_isReadOrRefused(
            @ForAll @Chars({'0', '1', '9', 'a', 'f', '.', ':', '/', ',', '%', '[', ']'}) @StringLength(max = 30)
                    String text) {
        try {
            Networks networks = Networks.parse(text);
            assertThat(Networks.parse(networks.toString()).toString()).isEqualTo(networks.toString());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("not a");
        }
    }
}
