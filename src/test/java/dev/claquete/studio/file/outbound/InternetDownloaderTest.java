package dev.claquete.studio.file.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.file.SamplePictures;
import dev.claquete.studio.web.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class InternetDownloaderTest {

    @TempDir
    Path folder;

    final MockWebServer server = new MockWebServer();
    final FakeDns dns = new FakeDns();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesAFileAndSaysWhatItIs() {
        server.enqueue(file(png(40, 30)));
        DownloadedFile fetched = fetch(trusted("/picture.bin"));
        assertThat(fetched.contentType()).isEqualTo("image/png");
        assertThat(fetched.file()).exists().hasSize(fetched.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // other schemes, and none
                "",
                " ",
                "picture.png",
                "//media.test/a.png",
                "ftp://media.test/a.png",
                "file:///etc/passwd",
                "file://localhost/etc/passwd",
                "jar:http://media.test/a.jar!/a.png",
                "gopher://media.test/",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "ws://media.test/",
                "http:media.test/a.png",
                "http:/media.test/a.png",
                "http://",
                "http:///a.png",
                "http://?a",
                "concat:http://media.test/a|http://media.test/b",
                // loopback and private addresses in every spelling
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://sub.localhost/",
                "http://127.0.0.1/",
                "http://127.0.0.1:8080/",
                "http://127.255.255.254/",
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0x7F.0x0.0x0.0x1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.1./",
                "http://%31%32%37.0.0.1/",
                "http://\u2460\u2461\u2466.0.0.1/",
                "http://127\u30020\u30020\u30021/",
                "http://0/",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://10.255.255.255/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://100.100.100.200/latest/meta-data",
                "http://169.254.169.254/latest/meta-data/",
                "http://0xa9fea9fe/",
                "http://2852039166/",
                "http://168.63.129.16/",
                "http://192.0.0.192/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://198.51.100.1/",
                "http://203.0.113.1/",
                "http://224.0.0.1/",
                "http://239.255.255.250/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://256.256.256.256/",
                "http://1.2.3/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b::169.254.169.254]/",
                "http://[64:ff9b:1::a00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001::1]/",
                "http://[2001:db8::1]/",
                "http://[3fff::1]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fec0::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[ff02::1]/",
                "http://[100::1]/",
                // names that belong to private networks
                "http://metadata.google.internal/computeMetadata/v1/",
                "http://metadata/",
                "http://postgres:5432/",
                "http://printer.local/",
                "http://router.lan/",
                "http://host.docker.internal/",
                "http://db.corp/",
                // user names, and tricks with them
                "http://user@media.test/",
                "http://user:password@media.test/",
                "http://@media.test/",
                "http://media.test@127.0.0.1/",
                "http://media.test:80@127.0.0.1/",
                "http://127.0.0.1#@media.test/",
                "http://media.test\\@127.0.0.1/",
                "http://media.test\\.evil.test/",
                // hosts and ports that cannot be
                "http://media test/",
                "http://media.test\n.evil.test/",
                "http://media.test\u0000/",
                "http://media%20test/",
                "http://media..test/",
                "http:\\\\127.0.0.1\\a.png",
                "http://media.test:99999/",
                "http://media.test:-1/",
            })
    void hostileAddressesAreRefusedWithoutBeingAsked(String url) {
        dns.answer("media.test", "127.0.0.1");
        assertRefused(url);
        assertThat(server.getRequestCount()).isZero();
        assertThat(dns.asked).as("not even its name is looked up").isEmpty();
    }

    /** The right values are those of a browser's {@code new URL(...).href}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                    /a b.png                    → /a%20b.png
                    /férias/praia 日本.png       → /f%C3%A9rias/praia%20%E6%97%A5%E6%9C%AC.png
                    /a.png?nome=José da Silva   → /a.png?nome=Jos%C3%A9%20da%20Silva
                    /a.png?size[0]=1&t={x}      → /a.png?size[0]=1&t={x}
                    /a "b" <c> `d` {e}.png      → /a%20%22b%22%20%3Cc%3E%20%60d%60%20%7Be%7D.png
                    /100% real.png              → /100%%20real.png
                    /already%20done%2Fhere.png  → /already%20done%2Fhere.png
                    /party😀.png                → /party%F0%9F%98%80.png
                    /a.png?q='x'#part two       → /a.png?q=%27x%27
                    /a\\b.png                  → /a/b.png
                    """)
    void addressesAreEncodedAsBrowsersDo(String written, String asked) throws Exception {
        server.enqueue(file(png(40, 30)));
        fetch(trusted(written));
        assertThat(server.takeRequest(1, TimeUnit.SECONDS).getTarget()).isEqualTo(asked);
    }

    @Test
    void lineEndsInAnAddressAreNoHeaders() throws Exception {
        server.enqueue(file(png(40, 30)));
        fetch(trusted("/a\r\nHost: evil\u0000.png"));
        RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(request.getTarget()).isEqualTo("/aHost:%20evil%00.png");
        assertThat(request.getHeaders().values("Host")).hasSize(1).noneMatch(host -> host.contains("evil"));
    }

    @Test
    void aRedirectMayLeadToAnAddressWithSpaces() throws Exception {
        server.enqueue(redirect(302, trusted("/e a.png")));
        server.enqueue(redirect(302, "/u b.png"));
        server.enqueue(file(png(40, 30)));
        fetch(trusted("/a.png"));
        server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(server.takeRequest(1, TimeUnit.SECONDS).getTarget()).isEqualTo("/e%20a.png");
        assertThat(server.takeRequest(1, TimeUnit.SECONDS).getTarget()).isEqualTo("/u%20b.png");
    }

    @Test
    void aHostMayBeWrittenInAnyScript() {
        dns.answer("xn--mnchen-3ya.test", "10.0.0.1");
        assertThat(refusal("http://münchen.test/a.png")).contains("public address");
        assertThat(dns.asked).containsExactly("xn--mnchen-3ya.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    picture.png                 → image_url: must be an http or https address
                    ftp://media.test/a.png      → image_url: must be an http or https address
                    http://                     → image_url: must name a host that can exist, as in https://example.com/picture.png
                    https://my host/a.png       → image_url: must name a host that can exist, as in https://example.com/picture.png
                    http://media.test:99999/a b → image_url: must name a port from 1 to 65535 after the colon, or none
                    """)
    void aRefusalSaysWhatIsWrongWithTheAddress(String url, String sentence) {
        assertThat(refusal(url)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fd00::1",
                "fe80::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "224.0.0.1",
                "198.18.0.1"
            })
    void namesThatLeadInsideAreRefused(String address) {
        dns.answer("inside.test", address);
        assertThat(refusal("http://inside.test:" + server.getPort() + "/a.png"))
                .isEqualTo("image_url: must lead to a public address on the internet");
        dns.answer("mixed.test", "93.184.216.34", address);
        assertThat(refusal("http://mixed.test:" + server.getPort() + "/a.png")).contains("public address");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void theConnectionItselfIsCheckedToo() throws IOException {
        try (var socket = new VettedSockets().createSocket()) {
            assertThatThrownBy(() -> socket.connect(server.getSocketAddress(), 1000))
                    .isInstanceOf(VettedSockets.NotPublic.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/", "http://[::1]/",
                        "http://2130706433/",
                "http://inside.test/", "file:///etc/passwd", "ftp://media.test/", "//127.0.0.1/",
                        "http://u:p@media.test/",
                "gopher://x/", "http://", "/../../x\\@127.0.0.1"
            })
    void everyRedirectIsCheckedLikeTheFirstAddress(String location) {
        dns.answer("inside.test", "10.0.0.1");
        server.enqueue(redirect(302, location));
        server.enqueue(redirect(302, location)); // for the one that stays on the server
        server.enqueue(new MockResponse.Builder().code(404).build());
        assertRefused(trusted("/a.png"));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsWithinThePublicNetAreFollowed(int code) {
        server.enqueue(redirect(code, "/elsewhere"));
        server.enqueue(file(png(40, 30)));
        assertThat(fetch(trusted("/a.png")).contentType()).isEqualTo("image/png");
    }

    @Test
    void atMostFiveRedirectsAreFollowed() {
        for (int i = 0; i < 6; i++) {
            server.enqueue(redirect(302, "/again" + i));
        }
        server.enqueue(file(png(40, 30)));
        assertThat(refusal(trusted("/a.png"))).contains("within 5 redirects");
    }

    @Test
    void cookiesAndCredentialsAreNeverSent() throws Exception {
        server.enqueue(
                redirect(302, "/b").newBuilder().addHeader("Set-Cookie", "a=b").build());
        server.enqueue(file(png(40, 30)));
        fetch(trusted("/a"));
        server.takeRequest(1, TimeUnit.SECONDS);
        var second = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(second.getHeaders().names()).doesNotContain("Cookie", "Authorization", "Referer", "X-API-Key");
        assertThat(second.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @CsvSource({"204", "206", "304", "400", "401", "404", "429", "500", "503"})
    void anythingButAFileIsRefused(int code) {
        server.enqueue(new MockResponse.Builder().code(code).build());
        assertThat(refusal(trusted("/a.png"))).contains("status " + code);
    }

    @Test
    void aFileThatSaysItIsTooLargeIsNotRead() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Length", "999999999")
                .build());
        assertThat(refusal(trusted("/a.png"))).contains("at most 1 MB for an image");
    }

    @Test
    void aFileThatTurnsOutTooLargeIsCutOff() {
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(png(40, 30)).write(new byte[2_000_000]), 8192)
                .build());
        assertThat(refusal(trusted("/a.png"))).contains("at most 1 MB");
    }

    @Test
    void aCompressedAnswerIsRefusedRatherThanUnpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[50_000_000]);
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(bomb.toByteArray()))
                .build());
        assertThat(refusal(trusted("/a.png"))).contains("Content-Encoding");
    }

    @Test
    void aServerThatDripsIsGivenUp() {
        server.enqueue(file(png(40, 30))
                .newBuilder()
                .throttleBody(8, 500, TimeUnit.MILLISECONDS)
                .build());
        assertThat(refusal(trusted("/a.png"), Duration.ofMillis(700))).contains("within 0 seconds");
    }

    @Test
    void aServerThatHangsUpIsAClearRefusal() {
        server.enqueue(file(png(400, 300))
                .newBuilder()
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(refusal(trusted("/a.png"))).contains("cannot be fetched");
        assertThat(refusal("http://nowhere.test/a.png")).contains("does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html></html>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
                "<?xml version='1.0'?><MPD/>",
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "GIF8",
                "%PDF-1.7",
                "{\"a\":1}",
                "x",
                "",
            })
    void whatIsNotMediaIsRefusedWhateverItsTypeClaims(String body) {
        for (MediaKind kind : List.of(MediaKind.IMAGE, MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.MEDIA)) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "image/png")
                    .body(body)
                    .build());
            assertThat(refusal(trusted("/a.png"), kind)).contains("must be a").contains(kind.word());
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        server.enqueue(file(png(40, 30)));
        assertThat(refusal(trusted("/a.mp3"), MediaKind.AUDIO)).contains("must be an audio file");
        server.enqueue(file("ID3\u0004\0\0\0\0\0\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        assertThat(refusal(trusted("/a.png"), MediaKind.IMAGE)).contains("must be an image file");
    }

    @Test
    void brokenImagesAreRefused() {
        byte[] whole = noise("png");
        server.enqueue(file(java.util.Arrays.copyOf(whole, whole.length / 2)));
        assertThat(refusal(trusted("/half.png"))).contains("broken");
        byte[] jpeg = noise("jpg");
        server.enqueue(file(java.util.Arrays.copyOf(jpeg, jpeg.length / 2)));
        assertThat(refusal(trusted("/half.jpg"))).contains("broken");
        server.enqueue(file(java.util.Arrays.copyOf(whole, 12)));
        assertThat(refusal(trusted("/start.png"))).contains("broken");
    }

    @Test
    void imagesThatUnpackToTooManyPixelsAreRefused() {
        server.enqueue(file(png(9000, 8000)));
        assertThat(refusal(trusted("/bomb.png")))
                .contains("at most 60 megapixels")
                .contains("9000 x 8000");
        server.enqueue(file(png(8, 8)));
        assertThat(refusal(trusted("/dot.png"))).contains("at least 16 pixels");
    }

    @Test
    void nothingIsLeftBehindAfterARefusal() {
        server.enqueue(new MockResponse.Builder().body("<html>").build());
        assertRefused(trusted("/a.png"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyTheNamedHostAndPortAreTrusted() {
        int other = server.getPort() == 65535 ? 1 : server.getPort() + 1;
        assertThat(refusal("http://127.0.0.1:" + other + "/a.png")).contains("public address");
        assertThat(refusal("http://127.0.0.2:" + server.getPort() + "/a.png")).contains("public address");
        assertThat(refusal("http://localhost:" + server.getPort() + "/a.png")).contains("public address");
    }

    private String trusted(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    private DownloadedFile fetch(String url) {
        return downloader(Duration.ofSeconds(20)).fetch("image_url", url, MediaKind.IMAGE, folder.resolve("file"));
    }

    private void assertRefused(String url) {
        refusal(url);
    }

    private String refusal(String url) {
        return refusal(url, MediaKind.IMAGE);
    }

    private String refusal(String url, MediaKind kind) {
        return refusal(url, kind, Duration.ofSeconds(20));
    }

    private String refusal(String url, Duration timeout) {
        return refusal(url, MediaKind.IMAGE, timeout);
    }

    private String refusal(String url, MediaKind kind, Duration timeout) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> downloader(timeout).fetch("image_url", url, kind, folder.resolve("file")));
        assertThat(refused).as(url).isNotNull();
        assertThat(refused.field()).isEqualTo("image_url");
        return refused.getMessage();
    }

    private InternetDownloader downloader(Duration timeout) {
        FileProperties properties = new FileProperties(
                null,
                null,
                Duration.ofDays(7),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                60_000_000,
                List.of("127.0.0.1:" + server.getPort()),
                timeout,
                DataSize.ofGigabytes(1),
                Duration.ofDays(30),
                Duration.ofDays(1));
        return new InternetDownloader(properties, SamplePictures.check(properties), dns);
    }

    private static MockResponse file(byte[] bytes) {
        return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
    }

    private static MockResponse redirect(int code, String location) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Location", location)
                .build();
    }

    private static byte[] png(int width, int height) {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    private static byte[] noise(String format) {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        var random = new java.util.Random(1);
        for (int i = 0; i < 40_000; i++) {
            image.setRGB(i % 200, i / 200, random.nextInt());
        }
        return encode(image, format);
    }

    private static byte[] encode(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class FakeDns implements Dns {

        final Map<String, List<InetAddress>> answers = new HashMap<>();
        final List<String> asked = new ArrayList<>();

        void answer(String name, String... addresses) {
            List<InetAddress> list = new ArrayList<>();
            for (String address : addresses) {
                try {
                    list.add(InetAddress.getByName(address));
                } catch (UnknownHostException e) {
                    throw new IllegalArgumentException(e);
                }
            }
            answers.put(name, list);
        }

        @Override
        public List<InetAddress> lookup(String name) throws UnknownHostException {
            asked.add(name);
            if (!answers.containsKey(name)) {
                throw new UnknownHostException(name);
            }
            return answers.get(name);
        }
    }
}
