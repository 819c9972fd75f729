package dev.claquete.studio.file.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.claquete.render.Canary;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.file.SamplePictures;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/**
 * The hostile-input suite, first part: addresses, names and servers. Each case is refused with a sentence that names the field;
 * nobody reaches the canary, and nothing is left on disk.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileServersTest {

    private static final String PUBLIC = "must lead to a public address on the internet";
    private static final String HTTP = "must be an http or https address";
    private static final String HOST = "must name a host that can exist";
    private static final String PORT = "must name a port from 1 to 65535";
    private static final String FOUR = "must write an IP address as four decimal numbers";
    private static final String USER = "must not carry a user name or password";
    private static final String BROKEN = "this one is broken";

    /** @param rule what the sentence after the field must contain */
    record Case(String what, String hostile, String rule) {

        @Override
        public String toString() {
            return what + " -> " + rule;
        }
    }

    @TempDir
    Path folder;

    private Canary canary;
    private RawServer server;

    @BeforeAll
    void open() {
        canary = new Canary();
        server = new RawServer();
    }

    @AfterAll
    void close() {
        assertThat(canary.visitors()).isZero();
        canary.close();
        server.close();
    }

    @BeforeEach
    @AfterEach
    void nothingIsLeft() {
        assertThat(folder).isEmptyDirectory();
    }

    /** {@code :C} is the canary's port. */
    static Stream<Case> addresses() {
        return Stream.of(
                new Case("loopback", "http://127.0.0.1:C/", PUBLIC),
                new Case("loopback elsewhere", "http://127.9.9.9:C/", PUBLIC),
                new Case("loopback by name", "http://localhost:C/", PUBLIC),
                new Case("localhost with a dot", "http://localhost.:C/", PUBLIC),
                new Case("localhost in capitals", "http://LocalHost:C/", PUBLIC),
                new Case("below localhost", "http://a.b.localhost:C/", PUBLIC),
                new Case("localdomain", "http://localhost.localdomain:C/", PUBLIC),
                new Case("decimal", "http://2130706433:C/", FOUR),
                new Case("octal", "http://0177.0.0.1:C/", FOUR),
                new Case("long octal", "http://00000177.0.0.1:C/", FOUR),
                new Case("hexadecimal", "http://0x7f000001:C/", FOUR),
                new Case("hexadecimal parts", "http://0x7f.0x0.0x0.0x1:C/", FOUR),
                new Case("mixed bases", "http://0x7f.0.0.01:C/", FOUR),
                new Case("two parts", "http://127.1:C/", FOUR),
                new Case("three parts", "http://127.0.1:C/", FOUR),
                new Case("overflowing part", "http://127.0.0.257:C/", ""),
                new Case("overflowing number", "http://4429185025:C/", FOUR),
                new Case("zero", "http://0:C/", FOUR),
                new Case("all zeros", "http://0.0.0.0:C/", PUBLIC),
                new Case("trailing dot", "http://127.0.0.1.:C/", ""),
                new Case("percent-encoded", "http://%31%32%37.0.0.1:C/", ""),
                new Case("percent-encoded name", "http://%6c%6f%63alhost:C/", PUBLIC),
                new Case("circled digits", "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:C/", ""),
                new Case("full-width digits", "http://\uff11\uff12\uff17.0.0.1:C/", ""),
                new Case("ideographic dots", "http://127\u30020\u30020\u30021:C/", ""),
                new Case(
                        "full-width letters",
                        "http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54:C/",
                        PUBLIC),
                new Case("soft hyphen", "http://local\u00adhost:C/", ""),
                new Case("IPv6 loopback", "http://[::1]:C/", PUBLIC),
                new Case("IPv6 written out", "http://[0000:0000:0000:0000:0000:0000:0000:0001]:C/", PUBLIC),
                new Case("IPv6 mapped", "http://[::ffff:127.0.0.1]:C/", PUBLIC),
                new Case("IPv6 mapped in hex", "http://[::ffff:7f00:1]:C/", PUBLIC),
                new Case("IPv6 compatible", "http://[::127.0.0.1]:C/", PUBLIC),
                new Case("IPv6 translated", "http://[64:ff9b::127.0.0.1]:C/", PUBLIC),
                new Case("IPv6 unspecified", "http://[::]:C/", PUBLIC),
                new Case("IPv6 with a zone", "http://[fe80::1%25lo]:C/", ""),
                new Case("6to4", "http://[2002:7f00:1::]:C/", PUBLIC),
                new Case("metadata", "http://169.254.169.254/latest/meta-data/iam/security-credentials/", PUBLIC),
                new Case("metadata in hex", "http://0xA9FEA9FE/", FOUR),
                new Case("metadata in decimal", "http://2852039166/", FOUR),
                new Case("metadata by name", "http://metadata.google.internal/computeMetadata/v1/", PUBLIC),
                new Case("metadata on IPv6", "http://[fd00:ec2::254]/latest/", PUBLIC),
                new Case("metadata, another cloud's", "http://100.100.100.200/", PUBLIC),
                new Case("metadata, a third one's", "http://168.63.129.16/", PUBLIC),
                new Case("private 10", "http://10.0.0.1:C/", PUBLIC),
                new Case("private 172", "http://172.31.0.1:C/", PUBLIC),
                new Case("private 192", "http://192.168.0.1:C/", PUBLIC),
                new Case("shared", "http://100.64.0.1:C/", PUBLIC),
                new Case("multicast", "http://224.0.0.251:C/", PUBLIC),
                new Case("broadcast", "http://255.255.255.255:C/", PUBLIC),
                new Case("a name without a dot", "http://postgres:5432/", PUBLIC),
                new Case("a cluster's name", "http://kubernetes.default.svc.cluster.local/", PUBLIC),
                new Case("user", "http://a@127.0.0.1:C/", USER),
                new Case("user and password", "http://a:b@127.0.0.1:C/", USER),
                new Case("host as user", "http://example.com@127.0.0.1:C/", USER),
                new Case("host and port as user", "http://example.com:80@127.0.0.1:C/", USER),
                new Case("encoded at", "http://example.com%40127.0.0.1:C/", ""),
                new Case("fragment before at", "http://127.0.0.1:C#@example.com/", PUBLIC),
                new Case("query before at", "http://127.0.0.1:C?@example.com/", PUBLIC),
                new Case("backslash", "http://example.com\\@127.0.0.1:C/", HOST),
                new Case("tab inside", "http://127.0.0.1\t:C/", HOST),
                new Case("line break and header", "http://127.0.0.1:C/\r\nHost: a", PUBLIC),
                new Case("NUL", "http://127.0.0.1:C/\0.png", PUBLIC),
                new Case("port zero", "http://example.com:0/", ""),
                new Case("port too large", "http://example.com:65536/", PORT),
                new Case("negative port", "http://example.com:-1/", PORT),
                new Case("no host", "http:///etc/passwd", HOST),
                new Case("one slash", "http:/127.0.0.1:C/", HOST),
                new Case("no scheme", "//127.0.0.1:C/", HTTP),
                new Case("file", "file:///etc/passwd", HTTP),
                new Case("file with a host", "file://127.0.0.1/etc/passwd", HTTP),
                new Case("a path", "/etc/passwd", HTTP),
                new Case("a path upwards", "../../../../etc/passwd", HTTP),
                new Case("ftp", "ftp://127.0.0.1:C/a.mp4", HTTP),
                new Case("gopher", "gopher://127.0.0.1:C/_GET", HTTP),
                new Case("data", "data:video/mp4;base64,AAAA", HTTP),
                new Case("concat", "concat:/etc/passwd|/etc/hosts", HTTP),
                new Case("concat of addresses", "concat:http://127.0.0.1:C/a|http://127.0.0.1:C/b", HTTP),
                new Case("subfile", "subfile,,start,0,end,100,,:/etc/passwd", HTTP),
                new Case("crypto", "crypto:http://127.0.0.1:C/", HTTP),
                new Case("async", "async:http://127.0.0.1:C/", HTTP),
                new Case("cache", "cache:http://127.0.0.1:C/", HTTP),
                new Case("hls", "hls+http://127.0.0.1:C/a.m3u8", HTTP),
                new Case("tcp", "tcp://127.0.0.1:C", HTTP),
                new Case("udp", "udp://127.0.0.1:C", HTTP),
                new Case("rtmp", "rtmp://127.0.0.1:C/live", HTTP),
                new Case("rtsp", "rtsp://127.0.0.1:C/live", HTTP),
                new Case("unix socket", "unix:/var/run/docker.sock", HTTP),
                new Case("pipe", "pipe:0", HTTP),
                new Case("fd", "fd:", HTTP),
                new Case("lavfi", "movie=/etc/passwd", HTTP),
                new Case("dictionary", "dict://127.0.0.1:C/", HTTP),
                new Case("ldap", "ldap://127.0.0.1:C/", HTTP),
                new Case("jar", "jar:http://127.0.0.1:C/a!/b", HTTP),
                new Case("script", "javascript:alert(1)", HTTP),
                new Case("shell", "http://$(id)/", ""),
                new Case("an option", "-i /etc/passwd", HTTP),
                new Case("too long", "http://example.com/" + "a".repeat(3000), "at most 2048 characters"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aHostileAddressIsRefusedBeforeAnybodyIsAsked(Case hostile) {
        String address = hostile.hostile().replace(":C", ":" + canary.port());
        assertRefused(hostile, () -> downloader().fetch("url_video", address, MediaKind.VIDEO, folder.resolve("file")));
        if (!hostile.rule().isEmpty()) {
            assertRefused(hostile, () -> {
                downloader().check("url_video", address);
                return null;
            });
        }
    }

    /** What a trusted server's redirect leads to. */
    static Stream<Case> redirects() {
        return Stream.of(
                new Case("to loopback", "http://127.0.0.1:C/", PUBLIC),
                new Case("to loopback in decimal", "http://2130706433:C/", FOUR),
                new Case("to localhost", "http://localhost:C/", PUBLIC),
                new Case("to IPv6 loopback", "http://[::1]:C/", PUBLIC),
                new Case("to mapped loopback", "http://[::ffff:7f00:1]:C/", PUBLIC),
                new Case("to metadata", "http://169.254.169.254/latest/", PUBLIC),
                new Case("to a private name", "http://inside.test:C/", PUBLIC),
                new Case("without a scheme", "//127.0.0.1:C/", PUBLIC),
                new Case("to a file", "file:///etc/passwd", "an http or https address"),
                new Case("to ftp", "ftp://127.0.0.1:C/", "an http or https address"),
                new Case("to gopher", "gopher://127.0.0.1:C/", "an http or https address"),
                new Case("to data", "data:image/png;base64,AAAA", "an http or https address"),
                new Case("to concat", "concat:http://127.0.0.1:C/|http://127.0.0.1:C/", "an http or https address"),
                new Case("with a user", "http://a:b@127.0.0.1:C/", USER),
                new Case("into a loop", "/redirect", "within 5 redirects"),
                new Case("to nothing", "", "within 5 redirects"));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void aRedirectIsNoWayIn(Case hostile) {
        String location = hostile.hostile().replace(":C", ":" + canary.port());
        server.answer = path -> head("302 Found", "Location: " + location, "Content-Length: 0");
        assertRefused(hostile, () -> fetch("/redirect"));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aChainOfRedirectsIsCheckedToItsEnd(int hops) {
        server.answer = path -> {
            int hop = Integer.parseInt(path.substring(1));
            String next = hop == hops ? "http://127.0.0.1:" + canary.port() + "/" : "/" + (hop + 1);
            return head("307 Temporary Redirect", "Location: " + next, "Content-Length: 0");
        };
        assertRefused(new Case("chain of " + hops, "", hops > 6 ? "within 5 redirects" : PUBLIC), () -> fetch("/1"));
    }

    static IntStream chains() {
        return IntStream.rangeClosed(1, 7);
    }

    /** Names that resolve to these; every one of several addresses must be public. */
    static Stream<Case> names() {
        return Stream.of(
                        "127.0.0.1",
                        "10.0.0.1",
                        "172.16.0.1",
                        "192.168.1.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "0.0.0.0",
                        "::1",
                        "fe80::1",
                        "fd00::1",
                        "::ffff:127.0.0.1",
                        "64:ff9b::7f00:1",
                        "2002:7f00:1::",
                        "93.184.216.34,127.0.0.1",
                        "127.0.0.1,93.184.216.34")
                .map(answer -> new Case("a name of " + answer, answer, PUBLIC));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameThatLeadsInsideIsRefused(Case hostile) {
        Dns dns = name -> Stream.of(hostile.hostile().split(","))
                .map(HostileServersTest::address)
                .toList();
        InternetDownloader downloader = downloader(dns);
        assertRefused(
                hostile,
                () -> downloader.fetch(
                        "url_video",
                        "http://evil.test:" + canary.port() + "/",
                        MediaKind.VIDEO,
                        folder.resolve("file")));
    }

    /** Raw answers, with {@code #} for a megabyte of body. */
    static Stream<Case> answers() {
        String png = "\u0089PNG\r\n\u001a\n";
        return Stream.of(
                new Case("shorter than it says", ok("Content-Length: 5000") + png, "cannot be fetched"),
                new Case("longer than it says", ok("Content-Length: 12") + png + "more and more", BROKEN),
                new Case("says nothing and hangs up", ok() + png, BROKEN),
                new Case("says it is empty", ok("Content-Length: 0") + png, "must be an image file"),
                new Case("says it is huge", ok("Content-Length: 99999999999") + png, "at most 1 MB for an image"),
                new Case("says it is beyond numbers", ok("Content-Length: 99999999999999999999999") + png, ""),
                new Case("says less than nothing", ok("Content-Length: -1") + png, ""),
                new Case("says two lengths", ok("Content-Length: 5", "Content-Length: 5000") + png, ""),
                new Case("says no number", ok("Content-Length: many") + png, ""),
                new Case("never ends", ok() + "####", "at most 1 MB for an image"),
                new Case("never ends, in chunks", ok("Transfer-Encoding: chunked") + "400000\r\n####", "at most 1 MB"),
                new Case("chunks of no size", ok("Transfer-Encoding: chunked") + "zz\r\nabc", "cannot be fetched"),
                new Case(
                        "a chunk of any size",
                        ok("Transfer-Encoding: chunked") + "7fffffffffffffff\r\n##",
                        "at most 1 MB"),
                new Case(
                        "a chunk that breaks off", ok("Transfer-Encoding: chunked") + "20\r\nabc", "cannot be fetched"),
                new Case("gzip", ok("Content-Encoding: gzip") + "\u001f\u008b", "without Content-Encoding"),
                new Case("gzip in capitals", ok("Content-Encoding: GZIP") + "x", "without Content-Encoding"),
                new Case("brotli", ok("Content-Encoding: br") + "x", "without Content-Encoding"),
                new Case("deflate", ok("Content-Encoding: deflate") + "x", "without Content-Encoding"),
                new Case("identity and gzip", ok("Content-Encoding: identity, gzip") + "x", "without Content-Encoding"),
                new Case("not HTTP", "SSH-2.0-OpenSSH_9.6\r\n", "cannot be fetched"),
                new Case("nothing", "", "cannot be fetched"),
                new Case("half a header", "HTTP/1.1 200 OK\r\nContent-", "cannot be fetched"),
                new Case("a header without end", "HTTP/1.1 200 OK\r\nX: ##", "cannot be fetched"),
                new Case("part of a file", head("206 Partial Content", "Content-Length: 0"), "status 206"),
                new Case("no content", head("204 No Content"), "status 204"),
                new Case(
                        "asks for a password",
                        head("401 Unauthorized", "WWW-Authenticate: Basic", "Content-Length: 0"),
                        "status 401"),
                new Case(
                        "asks for a proxy's password",
                        head("407 Proxy Authentication Required", "Proxy-Authenticate: Basic", "Content-Length: 0"),
                        ""),
                new Case(
                        "says to wait",
                        head("503 Service Unavailable", "Retry-After: 0", "Content-Length: 0"),
                        "status 503"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aServerThatLiesIsRefused(Case hostile) {
        server.answer = path -> hostile.hostile();
        assertRefused(hostile, () -> fetch("/a.png"));
    }

    private DownloadedFile fetch(String path) {
        return downloader()
                .fetch(
                        "url_video",
                        "http://127.0.0.1:" + server.port() + path,
                        MediaKind.IMAGE,
                        folder.resolve("file"));
    }

    private void assertRefused(Case hostile, Callable<?> work) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, work::call);
        assertThat(refused).as(hostile.what()).isNotNull();
        assertThat(refused.field()).isEqualTo("url_video");
        assertThat(refused.rule()).contains(hostile.rule()).doesNotContain("Exception");
    }

    private InternetDownloader downloader() {
        Map<String, String> names = Map.of("inside.test", "10.0.0.1");
        return downloader(name -> {
            if (!names.containsKey(name)) {
                throw new UnknownHostException(name);
            }
            return List.of(address(names.get(name)));
        });
    }

    private InternetDownloader downloader(Dns dns) {
        FileProperties properties = new FileProperties(
                null,
                null,
                Duration.ofDays(7),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                60_000_000,
                List.of("127.0.0.1:" + server.port()),
                Duration.ofSeconds(20),
                DataSize.ofGigabytes(1),
                Duration.ofDays(30),
                Duration.ofDays(1));
        return new InternetDownloader(properties, SamplePictures.check(properties), dns);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ok(String... headers) {
        return head("200 OK", headers);
    }

    private static String head(String status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Says what it is told to, byte by byte, to whoever connects. */
    private static final class RawServer implements AutoCloseable {

        private static final byte[] MEGABYTE = new byte[1_000_000];

        private final ServerSocket socket;
        volatile Function<String, String> answer = path -> "";

        RawServer() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::serve, "raw-server");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    StringBuilder request = new StringBuilder();
                    while (request.indexOf("\r\n\r\n") < 0) {
                        int next = caller.getInputStream().read();
                        if (next < 0) {
                            break;
                        }
                        request.append((char) next);
                    }
                    say(answer.apply(request.toString().split(" ")[1]), caller.getOutputStream());
                } catch (IOException e) {
                    // the caller has hung up: it had heard enough
                }
            }
        }

        private static void say(String text, OutputStream out) throws IOException {
            for (String part : text.split("(?=#)|(?<=#)")) {
                out.write(part.equals("#") ? MEGABYTE : part.getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
