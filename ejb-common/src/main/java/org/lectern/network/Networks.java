package org.lectern.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.settings.SettingsReader;

/**
 * A list of networks in CIDR notation (RFC 4632, RFC 4291), as in {@code 10.0.0.0/8, fc00::/7}.
 *
 * <p>An IPv4 address that comes mapped into IPv6 counts as the IPv4 address.
 */
public record Networks(List<Network> networks) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    /** What is never looked up as a name: IPv4, or something with a colon that can only be IPv6. */
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|(?=[^:]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

    /** Every address. */
    public static final Networks ANY = parse("0.0.0.0/0, ::/0");

    /** No address. */
    public static final Networks NONE = new Networks(List.of());

    public Networks {
        networks = List.copyOf(networks);
    }

    /**
     * Reads the setting {@code name}: networks joined by commas. The reader's check refuses text that is none.
     *
     * @param fallback what holds when it is not set; empty for no network
     */
    public static Networks from(SettingsReader reader, String name, String fallback, String meaning) {
        String text = reader.text(name, fallback, meaning);
        try {
            return text.isEmpty() ? NONE : parse(text);
        } catch (IllegalArgumentException e) {
            reader.require(false, name + ": " + e.getMessage());
            return NONE;
        }
    }

    /**
     * Reads networks joined by commas.
     *
     * @throws IllegalArgumentException if one of them is none
     */
    public static Networks parse(String text) {
        return of(Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    /**
     * Reads a list of networks.
     *
     * @throws IllegalArgumentException if one of them is none
     */
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Network::parse).toList());
    }

    /**
     * The network of the first bits of an address; all of it where there are not so many.
     *
     * @param bits4 how many of an IPv4 address
     * @param bits6 how many of an IPv6 address
     * @throws IllegalArgumentException if it is no IP address
     */
    public static Networks around(String address, int bits4, int bits6) {
        byte[] bytes = addressOf(address);
        int bits = Math.min(bytes.length == 4 ? bits4 : bits6, bytes.length * 8);
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            bytes[i] = (byte) (bytes[i] & 0xff00 >> kept);
        }
        try {
            return new Networks(
                    List.of(new Network(InetAddress.getByAddress(bytes).getHostAddress(), bits)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + address, e);
        }
    }

    /** Whether {@code address}, an IP address in text form, is in one of the networks; other text is in none. */
    public boolean contains(String address) {
        try {
            byte[] bytes = addressOf(address);
            return networks.stream().anyMatch(network -> network.contains(bytes));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return networks.stream().map(Network::toString).collect(Collectors.joining(", "));
    }

    private static byte[] addressOf(String text) {
        String literal = text.replaceFirst("%.*", "").replaceAll("^\\[|]$", "");
        if (!LITERAL.matcher(literal).matches()) {
            throw new IllegalArgumentException("not an IP address: " + text);
        }
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + text, e);
        }
    }

    /**
     * One network.
     *
     * @param address as it was written
     * @param bits how many leading bits of an address must be the same
     */
    public record Network(String address, int bits) {
        static Network parse(String text) {
            int slash = text.indexOf('/');
            String address = slash < 0 ? text : text.substring(0, slash);
            int most = addressOf(address).length * 8;
            String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
            if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
                throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
            }
            return new Network(address, Integer.parseInt(bits));
        }

        boolean contains(byte[] other) {
            byte[] own = addressOf(address);
            if (own.length != other.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> bits % 8 & 0xff;
            return Arrays.equals(own, 0, whole, other, 0, whole)
                    && (mask == 0 || (own[whole] & mask) == (other[whole] & mask));
        }

        @Override
        public String toString() {
            return address + "/" + bits;
        }
    }
}
