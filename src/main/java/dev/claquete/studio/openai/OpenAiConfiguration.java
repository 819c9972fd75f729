package dev.claquete.studio.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration
class OpenAiConfiguration {

    /** Made on first use, so an installation without a key never builds it. Retries stay with the TaskRunner, where people see them. */
    @Bean
    @Lazy
    OpenAIClient openAiClient(OpenAiProperties properties) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(properties.baseUrl().toString())
                .apiKey(Objects.requireNonNull(properties.apiKey(), "claquete.openai.api-key is not set"))
                .maxRetries(0)
                .timeout(Duration.ofMinutes(5))
                .build();
    }
}
