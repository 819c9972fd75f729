package dev.claquete.studio.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every address answers errors in the shape that its clients know. */
class ErrorShapesTest {

    @RestController
    static class Sample {

        @GetMapping({
            "/api/projects/x",
            "/utils/x",
            "/v2/auth/x",
            "/utilsx",
            "/api/credits/x",
            "/api/projectsx",
            "/gpu/x",
            "/models/x",
            "/system/x",
            "/workflow/x",
            "/api/workflow/x"
        })
        void fail(@RequestParam String how) {
            throw switch (how) {
                case "invalid" -> new InvalidInput("url", "must be an address");
                case "missing" -> new NotFound("There is no such file");
                case "unpaid" -> new PaymentRequired(60, 45, "video_gen4_aleph_5s", "gen4_aleph", "a premium model");
                case "many" -> new TooManyRequests(Duration.ofMillis(59_100));
                default -> new IllegalStateException("secret");
            };
        }
    }

    final MockMvc http = MockMvcBuilders.standaloneSetup(new Sample())
            .setControllerAdvice(new ApiErrors())
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/projects/x | invalid | 400 | application/json         | {'error':'url: must be an address','field':'url'}",
                "/utilsx         | missing | 404 | application/json         | {'error':'There is no such file'}",
                "/utils/x        | invalid | 400 | application/json         | {'detail':'url: must be an address','type':'validation_error','field':'url'}",
                "/v2/auth/x      | missing | 404 | application/json         | {'detail':'There is no such file','type':'not_found'}",
                "/utils/x        | badly   | 500 | application/json         | {'detail':'Internal error','type':'resource_error'}",
                "/api/credits/x  | invalid | 400 | application/problem+json | {'type':'about:blank','title':'Bad Request','status':400,'detail':'url: must be an address','field':'url'}",
                "/gpu/x          | missing | 404 | application/json         | {'detail':'There is no such file','type':'not_found'}",
                "/models/x       | missing | 404 | application/json         | {'detail':'There is no such file','type':'not_found'}",
                "/system/x       | missing | 404 | application/json         | {'detail':'There is no such file','type':'not_found'}",
                "/workflow/x     | missing | 404 | application/json         | {'detail':'There is no such file','type':'not_found'}",
                "/api/workflow/x | missing | 404 | application/json         | {'error':'There is no such file'}",
                "/api/projectsx  | invalid | 400 | application/json         | {'error':'url: must be an address','field':'url'}",
                "/api/projects/x | unpaid  | 402 | application/json         | {'error':'Créditos insuficientes','required':60,'current':45,'deficit':15,'operation':'video_gen4_aleph_5s','model':'gen4_aleph','note':'a premium model'}",
                "/utils/x        | unpaid  | 402 | application/json         | {'error':'Créditos insuficientes','required':60,'current':45,'deficit':15,'operation':'video_gen4_aleph_5s','model':'gen4_aleph','note':'a premium model'}",
                "/api/credits/x  | unpaid  | 402 | application/problem+json | {'type':'about:blank','title':'Payment Required','status':402,'detail':'video_gen4_aleph_5s needs 60 credits, there are 45','required':60,'current':45,'deficit':15,'operation':'video_gen4_aleph_5s','model':'gen4_aleph','note':'a premium model'}",
            })
    void theAddressDecidesTheShape(String path, String how, int status, String type, String body) throws Exception {
        http.perform(get(path).param("how", how))
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(type))
                .andExpect(content().json(body.replace('\'', '"'), JsonCompareMode.STRICT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/projects/x | {'error':'Rate limit excedido','message':'Por favor, aguarde alguns segundos e tente novamente.','retryAfter':60}",
                "/v2/auth/x      | {'detail':'Muitas requisições. Tente novamente em alguns segundos.','type':'rate_limit_exceeded'}",
                "/api/credits/x  | {'type':'about:blank','title':'Too Many Requests','status':429,'detail':'Too many requests; try again later','message':'Por favor, aguarde alguns segundos e tente novamente.','retryAfter':60}",
            })
    void whoAsksTooOftenIsToldWhenToAskAgain(String path, String body) throws Exception {
        http.perform(get(path).param("how", "many"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "60"))
                .andExpect(content().json(body.replace('\'', '"'), JsonCompareMode.STRICT));
    }
}
