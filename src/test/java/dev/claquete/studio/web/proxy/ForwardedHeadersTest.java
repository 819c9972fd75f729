package dev.claquete.studio.web.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sent a request that came through proxies. */
class ForwardedHeadersTest {

    private static final Networks PROXIES = Networks.of(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "203.0.113.9:1234 | 203.0.113.9",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:80 | 2001:db8:0:0:0:0:0:1",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9, 10.2.3.4, 192.0.2.7 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9, fd00::5 | 203.0.113.9",
                "10.2.3.4, 10.2.3.5 | 10.2.3.4",
                "1.1.1.1, unknown, 10.2.3.4 | 10.2.3.4",
                "1.1.1.1, nobody | 10.0.0.1",
                "'<script>' | 10.0.0.1",
                "'1.1.1.1, ' | 10.0.0.1",
                "1.2.3 | 10.0.0.1",
                "1.2.3.4.5 | 10.0.0.1",
                "256.1.1.1 | 10.0.0.1",
                "010.1.1.1 | 10.0.0.1",
                "localhost | 10.0.0.1",
                "2001:db8:::1 | 10.0.0.1",
                "1.1.1.1' or 1=1 | 10.0.0.1",
            })
    void theClientIsTheLastOneWhomNoTrustedProxyIs(String forwardedFor, String client) throws Exception {
        assertThat(read(Map.of("X-Forwarded-For", List.of(forwardedFor)))
                        .client()
                        .getHostAddress())
                .isEqualTo(client);
    }

    @Test
    void severalLinesAreOneList() throws Exception {
        assertThat(read(Map.of("X-Forwarded-For", List.of("1.1.1.1", "203.0.113.9, 10.9.9.9")))
                        .client()
                        .getHostAddress())
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9;proto=https;host=studio.example.com | 203.0.113.9 | https | studio.example.com | 0",
                "For=\"[2001:db8::1]:4711\";Proto=HTTPS;Host=\"studio.example.com:8443\" | 2001:db8:0:0:0:0:0:1 | https | studio.example.com | 8443",
                "for=6.6.6.6;host=evil.example.com, for=203.0.113.9;host=a.example.com, for=10.1.1.1 | 203.0.113.9 | | a.example.com | 0",
                "for=_hidden, for=10.1.1.1 | 10.1.1.1 | | | 0",
                "for=unknown;proto=https | 10.0.0.1 | https | | 0",
            })
    void theStandardsHeaderIsReadToo(String forwarded, String client, String scheme, String host, int port)
            throws Exception {
        ForwardedHeaders told = read(Map.of("Forwarded", List.of(forwarded)));
        assertThat(told.client().getHostAddress()).isEqualTo(client);
        assertThat(told.scheme()).isEqualTo(scheme);
        assertThat(told.host()).isEqualTo(host);
        assertThat(told.port().orElse(0)).isEqualTo(port);
    }

    @Test
    void whatAClientForgedIsNotMixedIntoWhatTheProxySays() throws Exception {
        ForwardedHeaders told = read(Map.of(
                "X-Forwarded-For", List.of("203.0.113.9"),
                "Forwarded", List.of("for=6.6.6.6;host=evil.example.com;proto=https")));
        assertThat(told.client().getHostAddress()).isEqualTo("203.0.113.9");
        assertThat(told.host()).isNull();
        assertThat(told.scheme()).isNull();

        ForwardedHeaders appended = read(Map.of(
                "X-Forwarded-For", List.of("6.6.6.6, 203.0.113.9"),
                "X-Forwarded-Host", List.of("evil.example.com, studio.example.com"),
                "X-Forwarded-Proto", List.of("http, https"),
                "X-Forwarded-Port", List.of("1, 8443")));
        assertThat(appended.host()).isEqualTo("studio.example.com");
        assertThat(appended.scheme()).isEqualTo("https");
        assertThat(appended.port()).hasValue(8443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "evil.example.com/x", "a\"b", "user@evil.example.com", "", "[::1", "-a"})
    void whatIsNoHostIsNone(String host) throws Exception {
        assertThat(read(Map.of("X-Forwarded-Host", List.of(host))).host()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.255.255.255", "192.0.2.7", "fd12:3456::1"})
    void networksAreAddressesAndPrefixes(String address) throws Exception {
        assertThat(PROXIES.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1", "192.0.2.8", "127.0.0.1", "fe80::1", "::1"})
    void nobodyElseIsTrusted(String address) throws Exception {
        assertThat(PROXIES.contain(InetAddress.getByName(address))).isFalse();
        assertThat(Networks.of(List.of("", " ")).contain(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "proxy.example.com", "10.0.0", "fd00::/129", "10.0.0.0/", "*", "10.0.0.0-10.0.0.9"
            })
    void theApplicationDoesNotStartWithANetworkThatIsNone(String text) {
        assertThatThrownBy(() -> new WebProperties(List.of("127.0.0.1", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CLAQUETE_TRUSTED_PROXIES")
                .hasMessageContaining("\"" + text + "\"");
    }

    private static ForwardedHeaders read(Map<String, List<String>> headers) throws Exception {
        return ForwardedHeaders.of(
                name -> headers.getOrDefault(name, List.of()), InetAddress.getByName("10.0.0.1"), PROXIES);
    }
}
