package dev.claquete.studio.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The filter alone, around whatever fails; the dependencies are the test's own. */
@StudioTest
class OutageResponsesTest {

    @Autowired
    ErrorWriter errors;

    final Dependency database = Dependency.probed("database", OutageResponsesTest::refuse, DatabaseErrorClassifier::of);
    final Dependency store =
            Dependency.probed("object store", OutageResponsesTest::refuse, failure -> Dependency.Sign.NONE);
    final Dependencies dependencies = new Dependencies(List.of(database, store));
    OutageFilter filter;

    @BeforeEach
    void prepare() {
        filter = new OutageFilter(
                dependencies,
                database,
                new DatabaseProbe(() -> {
                    throw new IllegalStateException("nobody asks");
                }),
                new OutageResponses(errors));
    }

    @AfterEach
    void back() {
        database.answered();
        store.answered();
    }

    private static void refuse() throws IOException {
        throw new IOException("refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/projects/1   | {\"error\":\"SENTENCE\"}",
                "/video/addaudio   | {\"error\":\"Service Unavailable\",\"message\":\"SENTENCE\"}",
                "/v2/auth/login    | {\"detail\":\"SENTENCE\",\"type\":\"service_unavailable\"}",
                "/api/credits      | {\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"SENTENCE\"}",
                "/runpod/health    | {\"status\":\"unhealthy\",\"error\":\"The object store does not answer\"}"
            })
    void anOutageIsToldInTheShapeOfTheAddress(String path, String body) throws Exception {
        MockHttpServletResponse answer = ask(path, (request, response) -> {
            throw store.failed(new IOException("10.0.0.7:9000 refused"));
        });

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString().replaceAll("\"type\":\"[a-z_]+\"}", "\"type\":\"service_unavailable\"}"))
                .isEqualTo(
                        body.replace("SENTENCE", "The object store does not answer at the moment; please try again"));
    }

    @ParameterizedTest
    @CsvSource({"pt-BR, pt-BR, não pode responder", "en, en, cannot answer"})
    void peopleSeeAPageInTheirLanguage(String wanted, String language, String words) throws Exception {
        MockHttpServletRequest request = request("/login");
        request.addHeader("Accept", "text/html,*/*;q=0.8");
        request.addHeader("Accept-Language", wanted);
        MockHttpServletResponse answer = new MockHttpServletResponse();

        filter.doFilter(request, answer, (in, out) -> {
            throw store.failed(new IOException("refused"));
        });

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentType()).startsWith("text/html");
        assertThat(answer.getContentAsString()).contains("<html lang=\"" + language + "\">", words);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsTriedButWhatNeedsNone() throws Exception {
        AtomicBoolean tried = new AtomicBoolean();
        FilterChain chain = (request, response) -> tried.set(true);
        database.failed(new SQLException("refused", "08001"));

        assertThat(ask("/api/projects", chain).getStatus()).isEqualTo(503);
        assertThat(tried).isFalse();
        assertThat(ask("/health/liveness", chain).getStatus()).isEqualTo(200);
        assertThat(tried).isTrue();
    }

    /** Headers of a body that is not sent would be wrong. */
    @Test
    void whatWasPreparedOfAnotherAnswerIsForgotten() throws Exception {
        MockHttpServletResponse answer = ask("/api/assets", (request, response) -> {
            HttpServletResponse prepared = (HttpServletResponse) response;
            prepared.setStatus(206);
            prepared.setHeader("ETag", "\"abc\"");
            prepared.setHeader("X-Request-Id", "r-1");
            prepared.setContentLengthLong(1_000_000);
            throw store.failed(new IOException("refused"));
        });

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("ETag")).isNull();
        assertThat(answer.getHeader("X-Request-Id")).isEqualTo("r-1");
        assertThat(answer.getContentLengthLong()).isNotEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03"})
    void theDatabasesAbsenceIsFoundInWhateverItIsWrapped(String state) throws Exception {
        MockHttpServletResponse answer = ask("/api/projects", (request, response) -> {
            throw new ServletException(new IllegalStateException("engine", new SQLException("gone", state)));
        });

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(database.isAway()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22021", "40001", "53100"})
    void otherFaultsStayWhatTheyAre(String state) {
        SQLException fault = new SQLException("fault", state);

        assertThatThrownBy(() -> ask("/api/projects", (request, response) -> {
                    throw new ServletException(fault);
                }))
                .hasCause(fault);
        assertThat(database.isAway()).isFalse();
    }

    @Test
    void aRequestIsAThreadThatSomebodyWaitsFor() throws Exception {
        AtomicBoolean waits = new AtomicBoolean();

        ask("/api/projects", (request, response) -> waits.set(CallerWaits.here()));

        assertThat(waits).isTrue();
        assertThat(CallerWaits.here()).isFalse();
    }

    private MockHttpServletResponse ask(String path, FilterChain chain) throws ServletException, IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        filter.doFilter(request(path), answer, chain);
        return answer;
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
