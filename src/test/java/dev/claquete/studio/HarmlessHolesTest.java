package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Holes in what we are built of that nothing of ours leads to: docs/security.md. */
class HarmlessHolesTest {

    @Test
    void noCodeOfOursEvaluatesSpel() throws IOException { // CVE-2026-47886
        assertThat(sources())
                .noneMatch(text -> text.contains("org.springframework.expression")
                        || text.contains("@PreAuthorize")
                        || text.contains("@PostAuthorize")
                        || text.contains("\"#{"));
    }

    @Test
    void noObjectIsBoundFromAForm() throws IOException { // CVE-2026-59281, CVE-2026-59282
        assertThat(sources())
                .noneMatch(text -> text.contains("@InitBinder")
                        || text.contains("DataBinder")
                        || text.contains("@ModelAttribute(")
                        || text.contains("@ModelAttribute @")
                        || text.contains("@ModelAttribute "));
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<String> bound = scanner.findCandidateComponents("dev.claquete.studio").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .filter(parameter -> parameter.getType().getName().startsWith("dev.claquete"))
                .map(parameter -> parameter.getDeclaringExecutable() + ": " + parameter)
                .toList();
        assertThat(bound).as("without an annotation Spring binds them from the form").isEmpty();
    }

    @Test
    void theStoresAnswersAreNotDecompressed() throws Exception { // CVE-2026-64607
        try (MockWebServer server = new MockWebServer();
                S3Client s3 = client(server)) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Encoding", "gzip")
                    .body("as it is")
                    .build());
            String body = s3.getObjectAsBytes(get -> get.bucket("media").key("a")).asUtf8String();
            assertThat(body).isEqualTo("as it is");
            String accepted = server.takeRequest().getHeaders().get("Accept-Encoding");
            assertThat(accepted == null ? "" : accepted).doesNotContain("gzip");
        }
    }

    private static S3Client client(MockWebServer server) throws IOException {
        server.start();
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> ours = Files.walk(Path.of("src/main/java"));
                Stream<Path> workers = Files.walk(Path.of("worker-gpu/src/main/java"))) {
            return Stream.concat(ours, workers)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(HarmlessHolesTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
