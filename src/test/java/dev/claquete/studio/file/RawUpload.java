package dev.claquete.studio.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An upload that is sent as slowly and as far as a test likes. */
public final class RawUpload implements AutoCloseable {

    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n";

    private final Socket socket;
    private final boolean chunked;

    /** @param length -1: in chunks */
    public RawUpload(int port, String path, String token, long length) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.chunked = length < 0;
        say("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + "Content-Type: multipart/form-data; boundary=b\r\n"
                + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length) + "\r\n\r\n");
    }

    /** The head of the form, up to the first byte of its file. */
    public void begin() throws IOException {
        send(PART.getBytes(StandardCharsets.US_ASCII));
    }

    public void send(byte[] bytes) throws IOException {
        if (chunked) {
            say(Integer.toHexString(bytes.length) + "\r\n");
        }
        socket.getOutputStream().write(bytes);
        if (chunked) {
            say("\r\n");
        }
        socket.getOutputStream().flush();
    }

    /** @return how many bytes could be sent before the server had answered, at most so many */
    public long sendUntilAnswered(long most) throws IOException {
        byte[] piece = new byte[1 << 16];
        long sent = 0;
        try {
            while (sent < most && socket.getInputStream().available() == 0) {
                send(piece);
                sent += piece.length;
            }
        } catch (IOException hungUp) {
            return sent;
        }
        return sent;
    }

    /** What the server has answered, once it has closed the connection or said so much. */
    public String answer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                heard.write(next);
                String text = heard.toString(StandardCharsets.UTF_8);
                int body = text.indexOf("\r\n\r\n");
                if (body > 0 && (text.endsWith("}") || text.endsWith("\r\n0\r\n\r\n"))) {
                    return text;
                }
            }
        } catch (IOException reset) {
            return heard.toString(StandardCharsets.UTF_8);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
