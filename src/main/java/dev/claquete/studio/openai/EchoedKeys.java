package dev.claquete.studio.openai;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Takes the key out of a server's complaints, which may repeat it ({@code Incorrect API key provided: ...}) and end up in logs,
 * incidents and answers.
 */
final class EchoedKeys implements Interceptor {

    private static final String SCHEME = "Bearer ";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        String header = request.header("Authorization");
        if (response.isSuccessful() || header == null || !header.startsWith(SCHEME)) {
            return response;
        }
        String key = header.substring(SCHEME.length());
        String complaint = response.body().string();
        return response.newBuilder()
                .body(ResponseBody.create(
                        complaint.replace(key, "(the key)").getBytes(StandardCharsets.UTF_8),
                        response.body().contentType()))
                .build();
    }
}
