package org.lectern.network;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where a request comes: the address at the other end of the connection, or, when that is a front server that is
 * believed, what it says in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For}. Addresses are read from the last
 * hop back, as long as each is that of a believed one: whatever a client wrote stands before them and is not looked at.
 */
public final class ClientAddress {
    /** A request passed by more is taken as it came. */
    private static final int MOST_HOPS = 16;

    private static final Pattern FOR =
            Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
    private static final Pattern V6_WITH_PORT = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?");

    private final Networks trusted;

    /** Believes some front servers. */
    public ClientAddress(ProxySettings settings) {
        this.trusted = settings.trusted();
    }

    /** The address in text form; one that no network contains if a believed front server hides it. */
    public String of(HttpServletRequest request) {
        String peer = String.valueOf(request.getRemoteAddr());
        if (trusted.networks().isEmpty() || !trusted.contains(peer)) {
            return peer;
        }
        List<String> hops = hops(request.getHeaders("Forwarded"), true);
        if (hops.isEmpty()) {
            hops = hops(request.getHeaders("X-Forwarded-For"), false);
        }
        if (hops.size() > MOST_HOPS) {
            return peer;
        }
        String client = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            client = hops.get(i);
            if (!trusted.contains(client)) {
                return client;
            }
        }
        return client;
    }

    private static List<String> hops(@Nullable Enumeration<String> headers, boolean forwarded) {
        List<String> hops = new ArrayList<>();
        for (String header : headers == null ? List.<String>of() : Collections.list(headers)) {
            for (String element : header.split(",", -1)) {
                hops.add(address(forwarded ? forOf(element) : element.strip()));
            }
        }
        return hops;
    }

    private static String forOf(String element) {
        Matcher matcher = FOR.matcher(element);
        return matcher.find() ? matcher.group(1).replace("\"", "") : "unknown";
    }

    private static String address(String text) {
        Matcher v6 = V6_WITH_PORT.matcher(text);
        if (v6.matches()) {
            return v6.group(1);
        }
        Matcher v4 = V4_WITH_PORT.matcher(text);
        return v4.matches() ? v4.group(1) : text;
    }
}
