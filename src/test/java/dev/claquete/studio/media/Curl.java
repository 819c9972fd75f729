package dev.claquete.studio.media;

import dev.claquete.studio.Api;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A curl command as a manual prints it, sent as curl would send it. Knows -X, -H and -d, and a first address without them. */
final class Curl {

    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern HEADER = Pattern.compile("-H \"([^:\"]+): ([^\"]+)\"");
    private static final Pattern BODY = Pattern.compile("-d '([^']*)'", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+(/\\S*)");

    private Curl() {}

    /** @param command with what its user has to fill in filled in; its host stands for this server */
    static HttpResponse<String> run(Api anyone, String command) {
        Api caller = anyone;
        for (Matcher header = HEADER.matcher(command); header.find(); ) {
            caller = caller.with(header.group(1), header.group(2));
        }
        Matcher body = BODY.matcher(command);
        String sent = body.find() ? body.group(1) : null;
        Matcher method = METHOD.matcher(command);
        Matcher address = ADDRESS.matcher(command);
        if (!address.find()) {
            throw new IllegalArgumentException("no address in " + command);
        }
        return caller.send(method.find() ? method.group(1) : sent == null ? "GET" : "POST", address.group(1), sent);
    }
}
