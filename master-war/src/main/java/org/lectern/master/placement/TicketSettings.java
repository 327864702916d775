package org.lectern.master.placement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.network.Networks;
import org.lectern.settings.SettingsReader;

/**
 * Where links are good.
 *
 * @param bits4 how many leading bits of a client's IPv4 address its links are bound to; none when below 0
 * @param bits6 the same for IPv6
 */
record TicketSettings(int bits4, int bits6) {
    /** Links are good everywhere. */
    static final TicketSettings EVERYWHERE = new TicketSettings(-1, -1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,2})\\s*,\\s*(\\d{1,3})");

    static TicketSettings from(SettingsReader reader) {
        String text = reader.text(
                "lectern.ticket.client-bits",
                "",
                "How many leading bits of the client's address, IPv4 and IPv6, a link is bound to, as in 24, 64; not"
                        + " bound when not set.");
        Matcher matcher = FORM.matcher(text);
        boolean form = matcher.matches()
                && Integer.parseInt(matcher.group(1)) <= 32
                && Integer.parseInt(matcher.group(2)) <= 128;
        reader.require(
                text.isEmpty() || form,
                "lectern.ticket.client-bits is \"" + text + "\": set two numbers up to 32 and 128, as in 24, 64");
        reader.check();
        return text.isEmpty()
                ? EVERYWHERE
                : new TicketSettings(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Where a link is good that a client asked for; everywhere when empty. */
    Optional<Networks> networksFor(String address) {
        return bits4 < 0 ? Optional.empty() : Optional.of(Networks.around(address, bits4, bits6));
    }
}
