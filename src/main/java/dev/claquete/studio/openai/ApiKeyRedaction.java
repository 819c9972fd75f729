package dev.claquete.studio.openai;

import dev.claquete.work.OwnKeyRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Removes the key from a server's error messages, which may repeat it ({@code Incorrect API key provided: ...}) and end
 * up in logs, incidents and answers. If a user's own key is refused, the failure says so, because the user has to fix
 * it.
 */
final class ApiKeyRedaction implements Interceptor {

    private static final String SCHEME = "Bearer ";
    private static final int UNAUTHORIZED = 401;

    private final Optional<String> houseKey;

    ApiKeyRedaction(Optional<String> houseKey) {
        this.houseKey = houseKey;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        String header = request.header("Authorization");
        if (response.isSuccessful() || header == null || !header.startsWith(SCHEME)) {
            return response;
        }
        String key = header.substring(SCHEME.length());
        String complaint = response.body().string().replace(key, "(the key)");
        if (response.code() == UNAUTHORIZED && !houseKey.filter(key::equals).isPresent()) {
            throw new OwnKeyRefused(complaint);
        }
        return response.newBuilder()
                .body(ResponseBody.create(
                        complaint.getBytes(StandardCharsets.UTF_8),
                        response.body().contentType()))
                .build();
    }
}
