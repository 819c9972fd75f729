package dev.claquete.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartFile;

@ExtendWith(OutputCaptureExtension.class)
class ErrorsTest {

    enum Colour {
        RED,
        GREEN
    }

    record Child(@NotBlank(message = "must not be blank") String name, Integer age) {}

    record Body(
            @NotBlank(message = "must not be blank") @Size(max = 5, message = "must have at most 5 characters")
                    String title,
            Integer count,
            Boolean flag,
            Double ratio,
            Colour colour,
            UUID id,
            List<@Valid Child> children) {}

    @RestController
    static class Sample {

        @PostMapping("/body")
        String body(@Valid @RequestBody Body body) {
            return "ok";
        }

        @GetMapping("/param")
        String param(
                @RequestParam int number,
                @RequestParam(defaultValue = "1") @Max(value = 9, message = "must be at most 9") int limited) {
            return "ok";
        }

        @GetMapping("/path/{id}")
        String path(@PathVariable UUID id) {
            return id.toString();
        }

        @PostMapping(path = "/part", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
        String part(@RequestPart MultipartFile file) {
            return "ok";
        }

        @GetMapping("/fails/{how}")
        String fails(@PathVariable String how) throws Exception {
            throw switch (how) {
                case "left" -> new ClientAbortException(new IOException("Broken pipe"));
                case "left in the middle of JSON" -> new HttpMessageNotWritableException(
                        "Could not write JSON", new ClientAbortException(new IOException("Connection reset by peer")));
                case "left while it waited" -> new AsyncRequestNotUsableException(
                        "ServletOutputStream failed to write");
                case "left behind a store" -> new UncheckedIOException(new ClientAbortException("gone"));
                case "invalid" -> new InvalidInput("topic", "must not be blank");
                case "missing" -> new NotFound("Project not found");
                case "foreign" -> new Forbidden();
                case "conflict" -> new Conflict("The project is locked");
                case "unconfigured" -> new NotConfigured("No video provider is configured");
                case "behind" -> new IllegalStateException("the store", new IOException("Broken pipe"));
                default -> new IllegalStateException("secret detail");
            };
        }
    }

    final MockMvc http = MockMvcBuilders.standaloneSetup(new Sample())
            .setControllerAdvice(new ApiErrors())
            .setConversionService(conversions())
            .addFilters(new RequestIdFilter())
            .build();

    private static FormattingConversionService conversions() {
        DefaultFormattingConversionService conversions = new DefaultFormattingConversionService();
        new PathUuids().addFormatters(conversions);
        return conversions;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1-1-1-1-1",
                "3fa85f64-5717-4562-b3fc-2c963f66afa",
                "3fa85f64-5717-4562-b3fc-2c963f66afag",
                "3fa85f6457174562b3fc2c963f66afa6"
            })
    void anIdInAnAddressThatIsNoUuidIsThatOfNothing(String id) throws Exception {
        http.perform(get("/path/" + id))
                .andExpect(status().isOk())
                .andExpect(content().string("00000000-0000-0000-0000-000000000000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"\"}                                    | title               | title: must not be blank",
                "{}                                                  | title               | title: must not be blank",
                "{\"title\":\"toolong\"}                             | title               | title: must have at most 5 characters",
                "{\"title\":\"a\",\"count\":\"x\"}                   | count               | count: must be a whole number",
                "{\"title\":\"a\",\"count\":99999999999}             | count               | count: must be a whole number of ordinary size",
                "{\"title\":\"a\",\"flag\":\"perhaps\"}              | flag                | flag: must be true or false",
                "{\"title\":\"a\",\"ratio\":\"x\"}                   | ratio               | ratio: must be a number",
                "{\"title\":\"a\",\"colour\":\"BLUE\"}               | colour              | colour: must be one of red, green",
                "{\"title\":\"a\",\"id\":\"x\"}                      | id                  | id: must be a UUID",
                "{\"title\":{}}                                      | title               | title: must be a text",
                "{\"title\":\"a\",\"children\":{}}                   | children            | children: must be a list",
                "{\"title\":\"a\",\"children\":[{\"age\":\"x\"}]}    | children[0].age     | children[0].age: must be a whole number",
                "{\"title\":\"a\",\"children\":[{\"name\":\" \"}]}   | children[0].name    | children[0].name: must not be blank",
            })
    void theSentenceNamesFieldAndRule(String body, String field, String sentence) throws Exception {
        http.perform(post("/body").contentType(MediaType.APPLICATION_JSON).content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.error").value(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{          | The body must be valid JSON",
                "{\"title\" | The body must be valid JSON",
                "x          | The body must be valid JSON",
            })
    void whatIsNotJsonIsCalledThat(String body, String sentence) throws Exception {
        http.perform(post("/body").contentType(MediaType.APPLICATION_JSON).content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value(sentence));
    }

    @Test
    void aMissingBodyIsCalledMissing() throws Exception {
        http.perform(post("/body").contentType(MediaType.APPLICATION_JSON))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value("A JSON body is required"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/param                      | number  | number: is required as a query parameter",
                "/param?number=x             | number  | number: must be a whole number",
                "/param?number=1&limited=10  | limited | limited: must be at most 9",
            })
    void parametersAreNamedToo(String path, String field, String sentence) throws Exception {
        http.perform(get(path))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.error").value(sentence));
    }

    @Test
    void aMissingPartIsNamed() throws Exception {
        http.perform(multipart("/part"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value("file: is required as a multipart field"));
    }

    @Test
    void wrongMethodsAndTypesSayWhatWouldBeRight() throws Exception {
        http.perform(get("/body"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(jsonPath("$.error").value("This address accepts POST, not GET"));
        http.perform(post("/body").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.field").value("Content-Type"));
        http.perform(post("/part").contentType(MediaType.APPLICATION_JSON).content("{}"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.error").value("Content-Type: must be multipart/form-data"));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid, 400, topic: must not be blank",
        "missing, 404, Project not found",
        "foreign, 403, Forbidden",
        "conflict, 409, The project is locked",
        "unconfigured, 501, No video provider is configured",
    })
    void ourOwnRefusalsHaveTheirStatus(String how, int code, String sentence) throws Exception {
        http.perform(get("/fails/" + how))
                .andExpect(status().is(code))
                .andExpect(jsonPath("$.error").value(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "left in the middle of JSON", "left while it waited", "left behind a store"})
    void aBrowserThatLeavesIsNoErrorInTheLog(String how, CapturedOutput log) throws Exception {
        http.perform(get("/fails/" + how)).andExpect(content().string(""));
        assertThat(log.toString()).doesNotContain("ERROR", "Exception");
    }

    @Test
    void whatIsReallyUnexpectedIs(CapturedOutput log) throws Exception {
        http.perform(get("/fails/unknown")).andExpect(status().isInternalServerError());
        assertThat(log.toString()).contains("ERROR", "secret detail");
    }

    /** The line that broke was another one: the caller waits for an answer. */
    @Test
    void aBrokenLineBehindUsIsAFailure() throws Exception {
        http.perform(get("/fails/behind")).andExpect(status().isInternalServerError());
    }

    @Test
    void theUnexpectedTellsOnlyWhereToLook() throws Exception {
        http.perform(get("/fails/badly").header("X-Request-Id", "find-me"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().json("{\"error\":\"Internal error\",\"requestId\":\"find-me\"}"))
                .andExpect(content().string(not(containsString("secret"))))
                .andExpect(header().string("X-Request-Id", "find-me"));
    }

    @Test
    void everyAnswerCarriesARequestId() throws Exception {
        http.perform(get("/path/" + UUID.randomUUID()))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Request-Id", matchesPattern("[0-9a-f-]{13}")));
    }
}
