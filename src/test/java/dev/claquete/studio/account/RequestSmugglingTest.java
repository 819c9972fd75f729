package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.RawHttp;
import dev.claquete.studio.StudioTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Where two servers in a row could disagree about a request's end, ours answers one request and closes the connection, or takes
 * the standard's reading. What hides in the body never becomes a request of its own.
 */
@StudioTest
class RequestSmugglingTest {

    private static final String HIDDEN = "GET /health/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String START =
            "POST /users/me HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    @LocalServerPort
    int port;

    private static Arguments refused(String name, String request) {
        return Arguments.of(name, request);
    }

    /** What is malformed: 400, and the connection ends. */
    static Stream<Arguments> malformed() {
        String chunk = "\r\n\r\n0\r\n\r\n" + HIDDEN;
        return Stream.of(
                refused("two lengths", START + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + HIDDEN),
                refused("the same length twice", START + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                refused("a list of lengths", START + "Content-Length: 0, 5\r\n\r\n" + HIDDEN),
                refused("a negative length", START + "Content-Length: -1\r\n\r\n" + HIDDEN),
                refused("a length with a sign", START + "Content-Length: +0\r\n\r\n" + HIDDEN),
                refused("a hexadecimal length", START + "Content-Length: 0x0\r\n\r\n" + HIDDEN),
                refused(
                        "a length that no number holds",
                        START + "Content-Length: 99999999999999999999\r\n\r\n" + HIDDEN),
                refused("a space before the colon", START + "Content-Length : 0\r\n\r\n" + HIDDEN),
                refused("a tab before the colon", START + "Transfer-Encoding\t: chunked" + chunk),
                refused(
                        "a first header that is folded",
                        "POST /users/me HTTP/1.1\r\n Host: localhost\r\n\r\n" + HIDDEN),
                refused("a header without a colon", START + "Nonsense\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                refused("a header without a name", START + ": x\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                refused("a NUL in a header", START + "X-Nul: a\0b\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                refused(
                        "a bare return in a header",
                        START + "X-Cr: a\rContent-Length: 50\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                refused("two hosts", START + "Host: evil.example.com\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                refused("no host", "GET /health HTTP/1.1\r\n\r\n" + HIDDEN),
                refused("a host that is none", "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n" + HIDDEN),
                refused("a host with a user", "GET /health HTTP/1.1\r\nHost: a@b\r\n\r\n" + HIDDEN),
                refused(
                        "an address with another host",
                        "GET http://evil.example.com/health HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN),
                refused("a space in the address", "GET /health /x HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN),
                refused("a NUL in the address", "GET /health\0 HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN),
                refused(
                        "an encoded NUL in the address",
                        "GET /health/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aMalformedRequestEndsItsConnection(String shape, String request) {
        RawHttp.Answer answer = new RawHttp(port).send(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.statuses()).as(answer.text()).hasSize(1);
        assertThat(answer.closed()).isTrue();
        assertThat(answer.text()).doesNotContain("Apache Tomcat", "at org.apache", "evil.example.com");
    }

    /** What is well-formed for one reading only, or whose body turns out to be malformed: one answer, and the connection ends. */
    static Stream<Arguments> ambiguous() {
        return Stream.of(
                Arguments.of(
                        "a length and chunks",
                        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "chunks and a length",
                        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "an unknown encoding", "Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                Arguments.of("identity", "Transfer-Encoding: identity\r\nContent-Length: 0\r\n\r\n" + HIDDEN),
                Arguments.of("chunks in chunks", "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of("chunks, then more", "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of("a form feed in the encoding", "Transfer-Encoding: \fchunked\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "a chunk's size that is none",
                        "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of("a negative chunk", "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "a hexadecimal prefix", "Transfer-Encoding: chunked\r\n\r\n0x1\r\nA\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "a chunk of too many digits",
                        "Transfer-Encoding: chunked\r\n\r\nfffffffff\r\nA\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "a chunk longer than its size",
                        "Transfer-Encoding: chunked\r\n\r\n1\r\nABCDEF\r\n0\r\n\r\n" + HIDDEN),
                Arguments.of(
                        "a chunk ended by a bare newline", "Transfer-Encoding: chunked\r\n\r\n1\nA\n0\n\n" + HIDDEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void anAmbiguousBodyEndsItsConnection(String shape, String rest) {
        for (String credentials : new String[] {"", "X-API-Key: test-api-key\r\n"}) {
            RawHttp.Answer answer = new RawHttp(port).send(START + credentials + rest);
            assertThat(answer.status()).as(answer.text()).isBetween(400, 501).isNotEqualTo(500);
            assertThat(answer.statuses()).as(answer.text()).hasSize(1);
            assertThat(answer.closed()).isTrue();
        }
    }

    /** As RFC 9112 allows: the fold is a space. */
    @Test
    void aFoldedHeaderIsStillThatHeader() {
        String inChunk = Integer.toHexString(HIDDEN.length()) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n";
        assertThat(new RawHttp(port)
                        .send(START + "Transfer-Encoding:\r\n chunked\r\n\r\n" + inChunk)
                        .statuses())
                .containsExactly(401);
        RawHttp.Answer both = new RawHttp(port)
                .send(START + "Content-Length: 4\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + HIDDEN);
        assertThat(both.statuses()).containsExactly(401);
        assertThat(both.closed()).isTrue();
        assertThat(new RawHttp(port)
                        .send(START + "X-Folded: a\r\n Content-Length: 5\r\nContent-Length: 0\r\n\r\n"
                                + "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .statuses())
                .containsExactly(401, 200);
    }

    @Test
    void aBodyInAGetIsABodyAndNoNextRequest() {
        RawHttp.Answer answer = new RawHttp(port)
                .send("GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n"
                        + HIDDEN + "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.statuses()).as(answer.text()).containsExactly(200, 200);
    }

    @Test
    void anAddressThatNamesTheHostCountsAsThePathAlone() {
        RawHttp.Answer answer = new RawHttp(port)
                .send("GET http://localhost/engine-rest/task HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void nobodyUpgradesToAnotherProtocolOrTunnels() {
        Map.of(
                        "an upgrade",
                                "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n",
                        "a tunnel",
                                "CONNECT evil.example.com:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        "a trace",
                                "TRACE /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: secret\r\n\r\n")
                .forEach((name, request) -> {
                    RawHttp.Answer answer = new RawHttp(port).send(request);
                    assertThat(answer.text()).as(name).doesNotContain(" 101 ", "secret");
                    assertThat(answer.closed()).as(name).isTrue();
                });
    }
}
