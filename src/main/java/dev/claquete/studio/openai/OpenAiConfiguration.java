package dev.claquete.studio.openai;

import dev.claquete.dependency.Dependency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenAiConfiguration {

    @Bean
    Dependency openAiServer() {
        return Dependency.vendor("AI service");
    }
}
