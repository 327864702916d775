package org.lectern.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class ClientAddressTest {
    private final ClientAddress believing =
            new ClientAddress(new ProxySettings(Networks.parse("10.0.0.0/8, fd00::/8, 127.0.0.1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 198.51.100.1 | 203.0.113.9", // no front server of ours: nobody is believed
                "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | 192.0.2.66, 198.51.100.1 | 198.51.100.1", // what the client wrote itself
                "10.0.0.1 | 192.0.2.66, 198.51.100.1, 10.0.0.2 | 198.51.100.1", // two of ours
                "10.0.0.1 | 10.0.0.7, 10.0.0.2 | 10.0.0.7", // a client behind them
                "10.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
                "fd00::1 | 2001:db8::5 | 2001:db8::5",
                "10.0.0.1 | [2001:db8::5]:80 | 2001:db8::5",
                "10.0.0.1 | garbage | garbage" // in no network
            })
    void xForwardedFor_isReadFromItsEnd(String peer, String header, String client) {
        assertThat(believing.of(request(peer, "X-Forwarded-For", header))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "10.0.0.1 | for=198.51.100.1;proto=https;by=10.0.0.1 | 198.51.100.1",
                "10.0.0.1 | For=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe::17",
                "10.0.0.1 | for=192.0.2.43, proto=http;for=198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | for=_hidden | _hidden",
                "10.0.0.1 | proto=https | unknown",
                "203.0.113.9 | for=198.51.100.1 | 203.0.113.9"
            })
    void forwarded_isReadAsRfc7239Says(String peer, String header, String client) {
        assertThat(believing.of(request(peer, "Forwarded", header))).isEqualTo(client);
    }

    @Test
    void withoutHeader_orWithFarTooMany_thePeerItself() {
        assertThat(believing.of(request("10.0.0.1", "Via", "x"))).isEqualTo("10.0.0.1");
        String many = String.join(",", Collections.nCopies(17, "10.0.0.9"));
        assertThat(believing.of(request("10.0.0.1", "X-Forwarded-For", many))).isEqualTo("10.0.0.1");
    }

    @Test
    void nobodyIsBelievedUnlessNamed() {
        ProxySettings settings = ProxySettings.from(new SettingsReader(name -> Optional.empty()));
        assertThat(new ClientAddress(settings).of(request("127.0.0.1", "X-Forwarded-For", "198.51.100.1")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void settings_areNetworks() {
        assertThatThrownBy(() -> ProxySettings.from(new SettingsReader(name -> Optional.of("front.example"))))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.trusted-proxies");
        assertThat(ProxySettings.from(new SettingsReader(name -> Optional.of("10.0.0.1, ::1")))
                        .trusted())
                .hasToString("10.0.0.1/32, ::1/128");
    }

    private static HttpServletRequest request(String peer, String name, String value) {
        Map<String, List<String>> headers = Map.of(name, List.of(value));
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault(String.valueOf(arguments[0]), List.of()));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
