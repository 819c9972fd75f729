package dev.claquete.studio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Sends requests byte by byte as a test spells them, where a well-behaved client would not. */
public final class RawHttp {

    /** Small, so that few of the bytes that were accepted wait in buffers. */
    private static final int SEND_BUFFER = 64 * 1024;

    /** After so much quiet the server has nothing more to say on a connection that it keeps. */
    private static final int QUIET_MILLIS = 3_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private final int port;
    private final String from;

    /** @param from the caller's own address on this machine, 127.0.0.2 say */
    public RawHttp(int port, String from) {
        this.port = port;
        this.from = from;
    }

    public RawHttp(int port) {
        this(port, "127.0.0.1");
    }

    /**
     * @param taken how many bytes of the body left this side before the connection closed
     * @param closed whether the server closed the connection
     */
    public record Answer(String text, long taken, boolean closed) {

        /** Of each answer. */
        public List<Integer> statuses() {
            return STATUS.matcher(text)
                    .results()
                    .map(status -> Integer.valueOf(status.group(1)))
                    .toList();
        }

        /** Of the first answer; 0 for none. */
        public int status() {
            return statuses().stream().findFirst().orElse(0);
        }
    }

    /** Sends the text as it is, with bytes for letters, and reads until the server closes or has been quiet for a while. */
    public Answer send(String request) {
        return send(request, new byte[0], 0);
    }

    /** @param piece of the body, sent again and again, so many bytes in all, until the server closes the connection */
    public Answer send(String head, byte[] piece, long bodyBytes) {
        try (Socket socket = new Socket()) {
            socket.setSendBufferSize(SEND_BUFFER);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            OutputStream out = socket.getOutputStream();
            long taken = 0;
            boolean refused = false;
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                while (taken < bodyBytes) {
                    out.write(piece);
                    taken += piece.length;
                }
            } catch (IOException reset) {
                refused = true;
            }
            return read(socket, taken, refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(Socket socket, long taken, boolean refused) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.setSoTimeout(QUIET_MILLIS);
        boolean closed = refused;
        try {
            socket.getInputStream().transferTo(answer);
            closed = true;
        } catch (SocketTimeoutException quiet) {
            // kept open
        } catch (IOException reset) {
            closed = true;
        }
        return new Answer(answer.toString(StandardCharsets.UTF_8), taken, closed);
    }
}
