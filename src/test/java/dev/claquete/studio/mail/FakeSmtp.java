package dev.claquete.studio.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that says no when it is told to: speaks RFC 5321 as far as handing over one mail goes. */
final class FakeSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    private FakeSmtp(ServerSocket socket) {
        this.socket = socket;
    }

    static FakeSmtp start() {
        try {
            FakeSmtp server = new FakeSmtp(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(server::serve, "fake-smtp");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param verb {@code RCPT}, or {@code .} for the end of the mail itself */
    FakeSmtp answering(String verb, String reply) {
        replies.put(verb, reply);
        return this;
    }

    /** Those that were taken, as they came over the wire. */
    List<String> mails() {
        return mails;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client has gone, or the server is closed
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new java.io.OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
        say(out, "220 fake");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            if (verb.equals("DATA")) {
                say(out, "354 go on");
                String mail = read(in);
                String reply = replies.getOrDefault(".", "250 taken");
                if (reply.startsWith("250")) {
                    mails.add(mail);
                }
                say(out, reply);
            } else {
                say(out, replies.getOrDefault(verb, verb.equals("QUIT") ? "221 bye" : "250 yes"));
            }
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
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
