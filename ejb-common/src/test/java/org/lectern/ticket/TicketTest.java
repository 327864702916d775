package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.time.api.constraints.InstantRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.network.Networks;

final class TicketTest {
    private static final Clock AT_START = Clock.fixed(Instant.parse("2025-12-31T00:00:00Z"), ZoneOffset.UTC);

    private static final String HEX = "abababababababababababababababababababababababababababababababab";

    private final SigningKey key = SigningKey.generate();
    private final VerifyingKeys keys = Signatures.keysOf(key);

    @Property(tries = 100)
    void ticket_survivesItsText(
            @ForAll @NotBlank String subject,
            @ForAll @InstantRange(min = "2026-01-01T00:00:00Z", max = "9999-12-31T23:59:59Z") Instant expires) {
        Ticket ticket = new Ticket(new MeetingId("board-2026"), Digest.of(new byte[] {7}), subject, expires);

        assertThat(keys.openTicket(key.sign(ticket), AT_START)).isEqualTo(ticket);
    }

    @Example
    void stampAndNetworks_survive() {
        Ticket ticket = new Ticket(
                        new MeetingId("board-2026"), new Digest(HEX), "li", Instant.parse("2026-01-01T00:00:00Z"))
                .stamped(Stamp.now(AT_START))
                .within(Networks.parse("192.168.1.0/24, fd00::/64"));

        Ticket read = keys.openTicket(key.sign(ticket), AT_START);

        assertThat(read).isEqualTo(ticket);
        assertThat(read.stamp().id()).hasSize(16);
        assertThat(read.stamp().issued()).isEqualTo(AT_START.instant());
        assertThat(read.isGoodFrom("192.168.1.77")).isTrue();
        assertThat(read.isGoodFrom("192.168.2.77")).isFalse();
        assertThat(read.isGoodFrom("unknown")).isFalse();
    }

    @Example
    void ticketThatNamesNoNetwork_isGoodFromEverywhere() {
        assertThat(Signatures.TICKET.isGoodFrom("203.0.113.9")).isTrue();
        assertThat(Signatures.TICKET.isGoodFrom("unknown")).isTrue();
    }

    @Example
    void stamps_differ() {
        assertThat(Stamp.now(AT_START).id()).isNotEqualTo(Stamp.now(AT_START).id());
    }

    @Example
    void networksThatAreNone_areNoTicket() throws ParseException {
        JWTClaimsSet wrong = JWTClaimsSet.parse(
                "{\"mtg\":\"board\",\"pkg\":\"" + HEX + "\",\"sub\":\"s\",\"exp\":1,\"net\":\"everywhere\"}");

        assertThatIllegalArgumentException().isThrownBy(() -> Ticket.ofClaims(wrong));
    }

    @Example
    void alternatives_surviveInTheirOrder() {
        Ticket ticket = withAlternatives(
                "https://b.example/lectern-node/", "http://10.1.2.3:8081/", "https://papers.example.com/%E4%BC%9A/");

        assertThat(keys.openTicket(key.sign(ticket), AT_START)).isEqualTo(ticket);
        assertThat(ticket.alternatives())
                .extracting(URI::getHost)
                .containsExactly("b.example", "10.1.2.3", "papers.example.com");
    }

    @Example
    void ticketFromBeforeAlternatives_opens() throws ParseException {
        JWTClaimsSet old =
                JWTClaimsSet.parse("{\"mtg\":\"board\",\"pkg\":\"" + "ab".repeat(32) + "\",\"sub\":\"s\",\"exp\":1}");

        assertThat(Ticket.ofClaims(old).alternatives()).isEmpty();
        assertThat(Signatures.TICKET.toClaims().getClaims()).doesNotContainKey("alt");
    }

    @Example
    void tooManyAlternatives_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withAlternatives("http://a/", "http://b/", "http://c/", "http://d/", "http://e/"))
                .withMessageContaining("at most 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "http://a/b", "/", "a/", ""})
    void alternativeThatIsNoContextRoot_isRefused(String root) {
        assertThatIllegalArgumentException().isThrownBy(() -> withAlternatives(root));
    }

    @Example
    void signedTicketWithAlternatives_fitsALink() {
        String root = "https://papers-north-3.example.com/lectern-node/";

        assertThat(key.sign(withAlternatives(root, root, root, root))).hasSizeLessThan(800);
    }

    private static Ticket withAlternatives(String... roots) {
        return new Ticket(
                Signatures.TICKET.meeting(),
                Signatures.TICKET.digest(),
                "participant:board-2026:p7",
                Signatures.EXPIRES,
                Stream.of(roots).map(URI::create).toList());
    }

    @Example
    void signedTicket_fitsALink() {
        assertThat(key.sign(Signatures.TICKET))
                .hasSizeLessThan(500)
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}");
    }

    @Example
    void expiry_isInWholeSeconds() {
        Instant expires = Signatures.EXPIRES.plusNanos(999_999_999);

        assertThat(new Ticket(Signatures.TICKET.meeting(), Signatures.TICKET.digest(), "a", expires).expires())
                .isEqualTo(Signatures.EXPIRES);
    }

    @Example
    void expiredTicket_saysWhenItExpired() {
        String signed = key.sign(Signatures.TICKET);

        for (Duration late : new Duration[] {Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(400)}) {
            Clock clock = Clock.offset(Signatures.BEFORE, late.plusSeconds(1));
            assertThatExceptionOfType(LinkExpired.class)
                    .isThrownBy(() -> keys.openTicket(signed, clock))
                    .satisfies(thrown -> assertThat(thrown.expired()).isEqualTo(Signatures.EXPIRES));
        }
    }

    @Example
    void expiredTicketOfAnotherKey_isInvalidRatherThanExpired() {
        String signed = SigningKey.generate().sign(Signatures.TICKET);

        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> keys.openTicket(signed, Clock.offset(Signatures.BEFORE, Duration.ofDays(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mtg\":\"m\",\"pkg\":\"x\",\"sub\":\"s\",\"exp\":1}",
                "{\"mtg\":\"../m\",\"sub\":\"s\",\"exp\":1}",
                "{\"mtg\":5}",
                "{\"mtg\":\"m\",\"pkg\":\"" + HEX + "\",\"sub\":\"s\",\"exp\":1,\"alt\":\"http://a/\"}",
                "{\"mtg\":\"m\",\"pkg\":\"" + HEX + "\",\"sub\":\"s\",\"exp\":1,\"alt\":[5]}",
                "{\"mtg\":\"m\",\"pkg\":\"" + HEX + "\",\"sub\":\"s\",\"exp\":1,\"alt\":[null]}",
                "{\"mtg\":\"m\",\"pkg\":\"" + HEX + "\",\"sub\":\"s\",\"exp\":1,\"alt\":[\"a b\"]}"
            })
    void claimsOfNoTicket_areRefused(String json) throws ParseException {
        JWTClaimsSet claims = JWTClaimsSet.parse(json);

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> Ticket.ofClaims(claims))
                .isInstanceOfAny(ParseException.class, IllegalArgumentException.class);
    }
}
